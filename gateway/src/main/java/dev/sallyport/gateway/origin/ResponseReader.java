package dev.sallyport.gateway.origin;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.config.SiteConfiguration.Limits;
import dev.sallyport.gateway.http1.BodyReader;
import dev.sallyport.gateway.http1.HeadReader;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.ResponseHead;
import dev.sallyport.wire.http1.Trailers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads the responses of one connection to an origin, one after the other: head, body, trailers, or
 * the bytes of the protocol that an upgrade led to. Bounded by the site's limits.
 */
final class ResponseReader {
  /** Where what was read goes. */
  interface Sink {
    void informational(ResponseHead head);

    /** The final head. */
    void head(ResponseHead head, BodyFraming framing);

    /** 101, asked for: what follows are bytes of another protocol. */
    void switched(ResponseHead head);

    /** Takes over {@code data}, of a body or of a tunnel. */
    void data(ByteBuf data);

    /** The response is complete. {@code surplus}: bytes that came behind it and are nobody's. */
    void ended(FieldLines trailers, int surplus);

    /** Bytes between two exchanges, when an origin has nothing to say. */
    void unasked();
  }

  private enum State {
    IDLE,
    HEAD,
    BODY,
    TUNNEL
  }

  private static final int MAX_INFORMATIONAL = 16;

  private final Limits limits;
  private final Sink sink;
  private final HeadReader headReader;
  private State state = State.IDLE;
  private String method = "";
  private boolean upgrading;
  private boolean answered;
  private int informational;
  private @Nullable BodyReader body;

  ResponseReader(Limits limits, Sink sink) {
    this.limits = limits;
    this.sink = sink;
    this.headReader = new HeadReader(limits.headBytes());
  }

  /**
   * A request is on its way.
   *
   * @param upgrade whether 101 is an answer that was asked for
   */
  void expect(String requestMethod, boolean upgrade) {
    method = requestMethod;
    upgrading = upgrade;
    answered = false;
    informational = 0;
    state = State.HEAD;
  }

  boolean idle() {
    return state == State.IDLE;
  }

  boolean inHead() {
    return state == State.HEAD;
  }

  boolean inBody() {
    return state == State.BODY;
  }

  boolean tunnelling() {
    return state == State.TUNNEL;
  }

  /** Whether any byte of a response to the present request came. */
  boolean answered() {
    return answered;
  }

  /** Whether the body of the present response ends with the connection. */
  boolean untilClose() {
    return body != null && body.untilClose();
  }

  /** Takes some bytes of {@code in}; call until none is left or the connection is closed. */
  void read(ByteBuf in) throws MalformedMessage {
    switch (state) {
      case HEAD -> {
        answered = true;
        if (headReader.read(in)) {
          int length = headReader.length();
          head(HeadParser.response(headReader.take(), length, limits.fields()));
          endIfWhole(in);
        }
      }
      case BODY -> {
        body().read(in, sink::data);
        endIfWhole(in);
      }
      case TUNNEL -> sink.data(in.readRetainedSlice(in.readableBytes()));
      case IDLE -> {
        in.skipBytes(in.readableBytes());
        sink.unasked();
      }
    }
  }

  private void head(ResponseHead head) throws MalformedMessage {
    if (head.status() == 101 && upgrading) {
      state = State.TUNNEL;
      sink.switched(head);
    } else if (head.informational()) {
      if (head.status() == 101 || ++informational > MAX_INFORMATIONAL) {
        throw new MalformedMessage(
            MalformedMessage.Rule.STATUS_LINE,
            head.status() == 101
                ? "101 without an Upgrade in the request"
                : "more than " + MAX_INFORMATIONAL + " informational responses");
      }
      sink.informational(head);
    } else {
      BodyFraming framing = BodyFraming.ofResponse(head, method);
      body = new BodyReader(framing, limits.headBytes(), limits.fields());
      state = State.BODY;
      sink.head(head, framing);
    }
  }

  private void endIfWhole(ByteBuf rest) {
    if (state == State.BODY && body().ended()) {
      int surplus = rest.readableBytes();
      rest.skipBytes(surplus);
      state = State.IDLE;
      sink.ended(Trailers.allowed(body().trailers()), surplus);
    }
  }

  /** The connection has ended, and with it the body, where that is how it ends. */
  boolean endedByClose() {
    boolean whole = state == State.BODY && body().untilClose();
    if (whole) {
      state = State.IDLE;
    }
    return whole;
  }

  /** Bytes of the body that came. */
  long bodyBytes() {
    return body().passed();
  }

  /** What of a response is missing, now that nothing more will come; null: it has not begun. */
  @Nullable Event cut() {
    if (state == State.BODY) {
      return new Event.BodyCut(body().passed(), body().announced());
    }
    if (state == State.HEAD && headReader.begun()) {
      String shown = headReader.shown();
      return shown.startsWith("HTTP/")
          ? new Event.HeadCut(headReader.length())
          : new Event.Malformed("status-line", "wanted HTTP/1.1, got `" + shown + "`");
    }
    return null;
  }

  private BodyReader body() {
    if (body == null) {
      throw new IllegalStateException("no body in state " + state);
    }
    return body;
  }
}
