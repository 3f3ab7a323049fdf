package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.CLIENT;
import static dev.sallyport.diagnosis.trail.Side.GATEWAY;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.inspect.Decision;
import dev.sallyport.gateway.inspect.Inspection;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * What the client gets: the origin's response as it comes, or held while the rules look at it, or
 * an answer of the gateway's own. Belongs to the exchange's event loop.
 */
final class Reply {
  private static final ResponseHead CONTINUE =
      new ResponseHead(100, "Continue", "HTTP/1.1", new FieldLines(), 0);

  private final Exchange exchange;
  private final ClientStream client;
  private @Nullable HeldResponse held;
  private long bytes;
  private boolean originEnded;

  Reply(Exchange exchange, ClientStream client) {
    this.exchange = exchange;
    this.client = client;
  }

  /** Tells a client that asked that its body is wanted (RFC 9110 section 10.1.1). */
  void proceed() {
    exchange.report().record(GATEWAY, CLIENT, new Event.Informational(100));
    client.informational(CONTINUE);
  }

  // ---- held

  /** The origin's head, of which the client gets nothing before the rules have decided. */
  void inspect(Inspection rules, ResponseHead head, BodyFraming framing) {
    held = new HeldResponse(rules, head, framing);
    rules.responseHead(head, framing, decision -> headInspected(rules, decision));
    waitFor(rules);
  }

  private void headInspected(Inspection rules, Decision decision) {
    if (exchange.ending().by(decision, "response", rules)) {
      return;
    }
    HeldResponse come = held();
    if (rules.holdsResponseBody()) {
      exchange.origin().reading(true);
      more(come);
    } else {
      release(come);
    }
  }

  /** More of a held response, or its end, has come. */
  private void more(HeldResponse come) {
    Inspection rules = come.rules();
    if (rules.busy()) {
      return;
    }
    if (!rules.holdResponse(come.bytes())) {
      exchange.ending().refuse(503, "request", "memory", "its response cannot be held");
    } else if (come.trailers() != null || come.bytes() > rules.responseBodyLimitBytes()) {
      rules.responseBody(
          come.pieces(),
          come.codings(),
          decision -> {
            if (!exchange.ending().by(decision, "response", rules)) {
              release(come);
            }
          });
      waitFor(rules);
    }
  }

  private void waitFor(Inspection rules) {
    if (rules.busy()) {
      exchange.origin().reading(false);
    }
  }

  private void release(HeldResponse come) {
    held = null;
    exchange.respond(come.head(), come.framing());
    come.handOn(this::pass);
    FieldLines trailers = come.trailers();
    if (trailers != null) {
      exchange.ending().whole(trailers);
    } else {
      client.flush();
      exchange.origin().reading(client.writable());
    }
  }

  // ---- passed on

  void head(ResponseHead head, BodyFraming framing) {
    exchange.report().status(head.status());
    exchange.report().record(GATEWAY, CLIENT, HeadEvents.response(head, framing));
    exchange.report().replied(head);
    client.respond(head, framing);
  }

  /** Body bytes of the origin's response, which it takes over. */
  void data(ByteBuf data) {
    if (held != null) {
      held.add(data);
      more(held);
    } else {
      pass(data);
      if (!client.writable()) {
        exchange.origin().reading(false);
      }
    }
  }

  private void pass(ByteBuf data) {
    bytes += data.readableBytes();
    exchange.report().replied(data);
    client.data(data);
  }

  /** The client takes more again. */
  void writable() {
    if (held == null) {
      exchange.origin().reading(true);
    }
  }

  /** The origin's response is complete. */
  void end(FieldLines trailers) {
    originEnded = true;
    if (held == null) {
      exchange.ending().whole(trailers);
    } else {
      held.end(trailers);
      more(held);
    }
  }

  // ---- the gateway's own

  /** All but the end of an answer of the gateway's own. */
  void answer(Answer answer) {
    originEnded = true;
    boolean toHead = exchange.report().askedForHead();
    int status = answer.head().status();
    exchange.report().status(status);
    exchange.report().record(GATEWAY, CLIENT, new Event.Answered(status));
    exchange.report().replied(answer.head());
    client.respond(
        answer.head(), toHead ? BodyFraming.NONE : new BodyFraming.Length(answer.body().length));
    if (!toHead) {
      pass(Unpooled.wrappedBuffer(answer.body()));
    }
  }

  /** Whether no more comes: the rest of the request is of no use any more. */
  boolean originEnded() {
    return originEnded;
  }

  /** Body bytes that went to the client. */
  long bytes() {
    return bytes;
  }

  /** Whether the rules have not let a response pass yet. */
  boolean holding() {
    return held != null;
  }

  /** Lets go of what the client does not get. */
  void forget() {
    if (held != null) {
      held.release();
    }
  }

  private HeldResponse held() {
    if (held == null) {
      throw new IllegalStateException("no response is held");
    }
    return held;
  }
}
