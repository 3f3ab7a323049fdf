package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.config.SiteConfiguration.HostField;
import dev.sallyport.gateway.exchange.OriginRequest.Expectation;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The request on its way to one connection: the head, then body and trailers as they come, or after
 * the origin's 100 (Continue). Each attempt has its own. Belongs to the exchange's event loop.
 */
final class Sending {
  /** How long an origin that was asked for 100 (Continue) may take before it gets the body. */
  private static final Duration CONTINUE_WAIT = Duration.ofSeconds(3);

  /** Of a body that an origin may not be able to hold during a renegotiation. */
  private static final int LARGE_BYTES = 48 * 1024;

  private final OriginConnection to;
  private final OriginRequest request;
  private final RequestBody body;
  private final ExchangeReport report;
  private boolean heldBack;
  private boolean continued;
  private boolean ended;
  private boolean over;
  private long beganNanos;
  private long endedNanos;

  Sending(OriginConnection to, OriginRequest request, RequestBody body, ExchangeReport report) {
    this.to = to;
    this.request = request;
    this.body = body;
    this.report = report;
  }

  OriginConnection to() {
    return to;
  }

  /**
   * Sends the head and what there is of the body.
   *
   * @param clientContinued whether the gateway has sent the client a 100 by itself
   */
  void begin(HostField host, EventLoop loop, boolean clientContinued) {
    beganNanos = System.nanoTime();
    continued = clientContinued;
    boolean clientExpects = !continued && request.expectsContinue();
    heldBack = !clientExpects && large() && to.origin().renegotiates();
    if (ConnectionIdentity.bound(request.fields(), FieldName.AUTHORIZATION)) {
      to.makePersonal();
    }
    sendHead(host);
    if (heldBack) {
      to.awaitContinue();
      loop.schedule(this::unanswered100, CONTINUE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } else if (clientExpects && body.isEmpty() && !body.complete() && request.hasBody()) {
      to.awaitContinue();
      body.reading(true);
    } else {
      sendBuffered();
    }
  }

  private void sendHead(HostField host) {
    Expectation expectation =
        heldBack ? Expectation.ASKED : continued ? Expectation.MET : Expectation.CLIENTS;
    String upgrade = request.upgrade();
    ByteBuf head = request.head(to.channelAllocator(), to.origin(), host, expectation);
    report.sent(to, head);
    to.sendHead(
        head, request.method(), request.framing() instanceof BodyFraming.Chunked, upgrade != null);
    report.record(GATEWAY, ORIGIN, request.event());
    if (upgrade != null) {
      report.record(GATEWAY, ORIGIN, new Event.UpgradeAsked(upgrade));
    }
  }

  /** An origin that renegotiates buffers a bounded body first; 100-continue spares it that. */
  private boolean large() {
    return body.complete()
        ? body.bytes() > LARGE_BYTES
        : request.framing() instanceof BodyFraming.Chunked
            || request.framing() instanceof BodyFraming.Length l && l.bytes() > LARGE_BYTES;
  }

  private void sendBuffered() {
    body.replay(to::sendData);
    if (!request.hasBody()) {
      body.end(new FieldLines());
    }
    if (body.complete()) {
      sent();
    } else {
      to.flush();
      body.reading(to.writable());
    }
  }

  private void sent() {
    ended = true;
    endedNanos = System.nanoTime();
    report.phase(Phase.SEND, endedNanos - beganNanos);
    report.record(GATEWAY, ORIGIN, new Event.RequestEnd(body.bytes()));
    to.sendEnd(body.trailers());
  }

  /** The body holds more than before. */
  void more() {
    if (!heldBack) {
      body.replayNew(to::sendData);
      if (!to.writable()) {
        body.reading(false);
      }
    }
  }

  /** Whether the origin is still getting the body. */
  boolean sendsMore() {
    return !heldBack && !body.complete();
  }

  /** The body is complete. */
  void end() {
    if (!heldBack && !ended) {
      sent();
    }
  }

  /** Whether an interim response is the answer to a question of the gateway's own. */
  boolean takes(ResponseHead informational) {
    if (informational.status() == 100 && heldBack) {
      sendHeldBack();
      return true;
    }
    return informational.status() == 100 && continued;
  }

  /** RFC 9110 section 10.1.1: not every origin answers Expect, so nobody waits for ever. */
  private void unanswered100() {
    if (heldBack && !over && !to.renegotiating()) {
      sendHeldBack();
    }
  }

  private void sendHeldBack() {
    heldBack = false;
    sendBuffered();
  }

  /** The head of the response is there. */
  void answered(long nowNanos) {
    over = true;
    if (ended) {
      report.phase(Phase.WAIT, nowNanos - endedNanos);
    }
  }

  /** The exchange has left the connection. */
  void leave() {
    over = true;
  }
}
