package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.origin.Acquisition;
import dev.sallyport.gateway.origin.Acquisition.Wish;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.gateway.origin.OriginGroup;
import dev.sallyport.gateway.origin.OriginListener;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * An exchange's side towards the origin: a connection, kept, new or waited for, and the request on
 * it; once more where that helps. What the origin answers goes to the exchange. Belongs to its
 * event loop.
 */
final class OriginLeg implements OriginListener, Acquisition.Outcome {
  private final Exchange exchange;
  private final Site site;
  private final OriginRequest request;
  private final RequestBody body;
  private final ExchangeReport report;
  private final Retries retries = new Retries();
  private @Nullable Acquisition acquisition;
  private @Nullable Sending sending;
  private boolean clientContinued;
  private long responseBeganNanos;
  private long renegotiationBeganNanos;

  OriginLeg(Exchange exchange, Site site, OriginRequest request, RequestBody body) {
    this.exchange = exchange;
    this.site = site;
    this.request = request;
    this.body = body;
    this.report = exchange.report();
  }

  int attempts() {
    return retries.attempts();
  }

  /**
   * Begins: everything else follows.
   *
   * @param continued whether the gateway has sent the client a 100 by itself
   */
  void begin(boolean continued) {
    clientContinued = continued;
    acquire();
  }

  private void acquire() {
    Wish wish = retries.wish();
    OriginGroup group = site.origins();
    OriginConnection own = wish == Wish.ANY ? request.client().takePersonal(group.origins()) : null;
    if (request.hasBody()) {
      body.reading(false);
    }
    if (own != null) {
      acquired(own);
      return;
    }
    acquisition =
        new Acquisition(
            group, request.client().loop(), this, report.phases(), wish, retries.origin(), this);
    acquisition.start();
  }

  @Override
  public void acquired(OriginConnection connection) {
    acquisition = null;
    if (exchange.ending().over()) {
      connection.close();
      return;
    }
    report.origin(connection, retries.attempts());
    if (connection.tape() != null) {
      tape(connection.tape());
    }
    connection.begin(this);
    Sending attempt = new Sending(connection, request, body, report);
    sending = attempt;
    attempt.begin(site.configuration().host(), request.client().loop(), clientContinued);
  }

  @Override
  public void notAcquired() {
    acquisition = null;
    if (!retries.afterFailedAcquisition()) {
      exchange.ending().fail();
    } else {
      retry("without-cap");
    }
  }

  private void retry(String why) {
    leave();
    report.record(GATEWAY, GATEWAY, new Event.Retried(why));
    acquire();
  }

  // ---- the request

  /** The request's body holds more than before. */
  void more() {
    if (sending != null) {
      sending.more();
    }
  }

  /** The request's body is complete. */
  void requestEnd() {
    if (sending != null && request.hasBody()) {
      sending.end();
    }
  }

  /** What the client sends into the tunnel; takes over {@code data}. */
  void tunnelData(ByteBuf data) {
    connection().sendData(data);
    if (!connection().writable()) {
      body.reading(false);
    }
  }

  void flush() {
    if (sending != null) {
      sending.to().flush();
    }
  }

  @Override
  public void originWritable() {
    body.reading(true);
  }

  @Override
  public void informational(ResponseHead head) {
    if (!sending().takes(head)) {
      exchange.informational(head);
    }
  }

  @Override
  public void renegotiation(boolean begins) {
    long now = System.nanoTime();
    if (begins) {
      renegotiationBeganNanos = now;
      retries.sawHelloRequest(connection().origin());
    } else if (renegotiationBeganNanos != 0) {
      report.phase(Phase.RENEGOTIATION, now - renegotiationBeganNanos);
      renegotiationBeganNanos = 0;
    }
    report.renegotiated();
  }

  // ---- the response

  @Override
  public void responseHead(ResponseHead head, BodyFraming framing) {
    OriginConnection from = connection();
    report.answered(from, head);
    if (retries.wantsTls12(head.status(), request.received(), body, from, site.configuration())) {
      from.close();
      retry("tls12");
      return;
    }
    responseBeganNanos = System.nanoTime();
    sending().answered(responseBeganNanos);
    if (ConnectionIdentity.bound(head.fields(), FieldName.WWW_AUTHENTICATE)) {
      from.makePersonal();
    }
    exchange.responseHead(head, framing);
  }

  /** 101 has gone to the client: from now on bytes pass as they are. */
  void tunnel() {
    connection().tunnel();
  }

  @Override
  public void responseData(ByteBuf data) {
    exchange.responseData(data);
  }

  @Override
  public void responsePause() {
    exchange.responsePause();
  }

  /** Whether the origin is to be read on; false holds its response back. */
  void reading(boolean on) {
    if (sending != null) {
      sending.to().reading(on);
    }
  }

  @Override
  public void responseEnd(FieldLines trailers, boolean cleanly) {
    report.phase(Phase.BODY, System.nanoTime() - responseBeganNanos);
    report.cleanEnd(cleanly);
    OriginConnection used = connection();
    boolean late =
        sending().sendsMore() && used.staysOpen() && !used.personal() && exchange.takesRest();
    leave();
    if (late) {
      exchange.rest(new LateBody(used));
    } else if (used.keepable() && used.personal()) {
      request.client().keepPersonal(used);
    } else {
      used.release();
    }
    exchange.responseEnd(trailers);
  }

  // ---- ends

  @Override
  public void originLost() {
    String why =
        exchange.ending().clientHasNothing()
            ? retries.afterLoss(request.received(), body, connection(), site.configuration())
            : null;
    if (why != null) {
      retry(why);
    } else {
      leave();
      exchange.ending().fail();
    }
  }

  /** Gives up the connection, or the wait for one. */
  void close() {
    if (acquisition != null) {
      acquisition.cancel();
      acquisition = null;
    }
    if (sending != null) {
      OriginConnection was = sending.to();
      leave();
      was.close();
    }
  }

  private void leave() {
    if (sending != null) {
      sending.leave();
      sending = null;
    }
  }

  @Override
  public void tape(Tape recorded) {
    report.tape(recorded);
  }

  @Override
  public TrailRecorder trail() {
    return report.trail();
  }

  private Sending sending() {
    if (sending == null) {
      throw new IllegalStateException("no connection to an origin");
    }
    return sending;
  }

  private OriginConnection connection() {
    return sending().to();
  }
}
