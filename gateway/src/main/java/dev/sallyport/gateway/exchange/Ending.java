package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.CLIENT;
import static dev.sallyport.diagnosis.trail.Side.GATEWAY;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.exchange.ExchangeReport.Passed;
import dev.sallyport.gateway.inspect.Decision;
import dev.sallyport.gateway.inspect.Inspection;
import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.Interruption.Answer.Close;
import dev.sallyport.rules.eval.Interruption.Answer.Redirect;
import dev.sallyport.rules.eval.Interruption.Answer.Status;
import dev.sallyport.wire.http1.FieldLines;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ends, once: with its response, by what its trail says, by a decision of the
 * gateway's or of the rules, or because the client is gone. Belongs to the exchange's event loop.
 */
final class Ending {
  private final ClientStream client;
  private final ExchangeReport report;
  private final RequestBody body;
  private final Reply reply;
  private @Nullable OriginLeg origin;
  private @Nullable Inspection inspection;
  private boolean clientHasHead;
  private boolean over;

  Ending(ClientStream client, ExchangeReport report, RequestBody body, Reply reply) {
    this.client = client;
    this.report = report;
    this.body = body;
    this.reply = reply;
  }

  /** What is left when the exchange ends before its response does. */
  void leaving(OriginLeg leg) {
    origin = leg;
  }

  /** What looks back when the exchange has ended. */
  void inspectedBy(Inspection rules) {
    inspection = rules;
  }

  /** From now on no status can be sent. */
  void clientHasHead() {
    clientHasHead = true;
  }

  boolean clientHasNothing() {
    return !clientHasHead;
  }

  boolean over() {
    return over;
  }

  /** The response is complete. */
  void whole(FieldLines trailers) {
    report.record(GATEWAY, CLIENT, new Event.ResponseEnd(reply.bytes()));
    finish();
    client.end(trailers);
  }

  /** By what the trail says. */
  void fail() {
    leaveOrigin();
    answerOrCut(report.diagnose());
  }

  /** By a decision of the gateway's. {@code event}: the last part of the cause. */
  void refuse(int status, String phase, String event, String detail) {
    report.record(GATEWAY, CLIENT, new Event.Refused(phase, event, detail));
    report.diagnose();
    leaveOrigin();
    answerOrCut(status);
  }

  private void answerOrCut(int status) {
    if (clientHasHead) {
      finish();
      client.cut();
    } else {
      answer(report.page(status));
    }
  }

  /**
   * By a decision of the rules, where that is against the exchange.
   *
   * @param phase {@code request} or {@code response}
   * @return false where the exchange goes on
   */
  boolean by(Decision decision, String phase, Inspection rules) {
    if (over) {
      return true;
    }
    report.exhausted(phase, rules.exhausted());
    switch (decision) {
      case Decision.Pass() -> {
        return false;
      }
      case Decision.Stop(Interruption by) -> {
        report.record(GATEWAY, CLIENT, Denial.event(phase, by, rules.verdict()));
        report.diagnose();
        leaveOrigin();
        deny(by.answer());
      }
      case Decision.Fault(String what) -> {
        report.record(GATEWAY, GATEWAY, new Event.InternalFault(what));
        fail();
      }
    }
    return true;
  }

  private void deny(Interruption.Answer as) {
    switch (as) {
      case Status(int status) -> answer(report.page(Denial.status(status)));
      case Redirect(int status, String location) when Denial.sendable(location) ->
          answer(report.page(Denial.redirectStatus(status)).redirecting(location));
      case Redirect _ -> answer(report.page(Denial.DEFAULT_STATUS));
      case Close() -> {
        finish();
        client.cut();
      }
    }
  }

  private void answer(Answer answer) {
    reply.answer(answer);
    finish();
    client.end(new FieldLines());
  }

  /** The client is gone, or was left by the gateway; nothing can be sent. */
  void clientLost(Event how, boolean tunnel) {
    boolean ours = how instanceof Event.Refused;
    report.record(ours ? GATEWAY : CLIENT, ours ? CLIENT : GATEWAY, how);
    leaveOrigin();
    if (tunnel) {
      report.tunnelEnded();
    } else {
      report.clientLeft();
      report.diagnose();
    }
    finish();
  }

  private void leaveOrigin() {
    if (origin != null) {
      origin.close();
    }
  }

  /** Lets go of everything and tells the observers. */
  private void finish() {
    if (over) {
      return;
    }
    over = true;
    body.release();
    reply.forget();
    int attempts = origin == null ? 1 : origin.attempts();
    Passed passed = new Passed(System.nanoTime(), body.bytes(), reply.bytes(), attempts);
    if (inspection == null) {
      report.ended(passed, null);
    } else {
      lookBack(inspection, passed);
    }
  }

  /** The last phase of the rules, when the client has its answer. */
  private void lookBack(Inspection rules, Passed passed) {
    client
        .connection()
        .loop()
        .execute(() -> rules.finish(report.shownStatus(), all -> report.ended(passed, all)));
  }
}
