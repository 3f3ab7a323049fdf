package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration.Limits;
import dev.sallyport.gateway.config.SiteConfiguration.Timeouts;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.ClientStream;
import dev.sallyport.gateway.http1.BodyReader;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import dev.sallyport.wire.http1.Trailers;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request of HTTP/1 and its response, on a connection that serves one after the other. */
final class Http1ClientStream implements ClientStream {
  private final Http1Edge edge;
  private final ChannelHandlerContext context;
  private final Deadline deadline;
  private final Timeouts timeouts;
  private final BodyReader body;
  private final Http1Response response;
  private @Nullable Listener exchange;
  private @Nullable Rest rest;
  private boolean requestEnded;
  private boolean wanted = true;
  private boolean tunnelling;
  private long passedBeforeEnd;

  Http1ClientStream(Http1Edge edge, RequestHead request, BodyFraming framing, Limits limits) {
    this.edge = edge;
    this.context = edge.context();
    this.deadline = edge.deadline();
    this.timeouts = edge.timeouts();
    this.body = new BodyReader(framing, limits.headBytes(), limits.fields());
    this.response = new Http1Response(context, request);
    this.requestEnded = body.ended();
  }

  /** Of a request in a version that is served here. */
  static BodyFraming framing(RequestHead request) throws MalformedMessage {
    if (!request.version().equals("HTTP/1.1") && !request.version().equals("HTTP/1.0")) {
      boolean none = request.version().startsWith("HTTP/0.");
      throw new MalformedMessage(
          none ? MalformedMessage.Rule.REQUEST_LINE : MalformedMessage.Rule.VERSION,
          "wanted HTTP/1.1 or HTTP/1.0, got " + request.version());
    }
    return BodyFraming.ofRequest(request);
  }

  // ---- the request, called by the edge

  /** The exchange has begun: a request without a body has ended already. */
  void begun() {
    if (requestEnded && exchange != null) {
      exchange.requestEnd(new FieldLines());
    }
  }

  boolean requestEnded() {
    return requestEnded;
  }

  /** Takes body bytes. */
  void read(ByteBuf in) throws MalformedMessage {
    deadline.progress();
    body.read(in, listener()::requestData);
    if (exchange == null) {
      edge.restRead(body.ended());
    } else if (body.ended()) {
      Trailers.check(body.trailers());
      requestEnded = true;
      deadline.disarm();
      exchange.requestEnd(body.trailers());
    }
  }

  /** Takes bytes of a tunnel. */
  void readTunnel(ByteBuf in) {
    listener().requestData(in.readRetainedSlice(in.readableBytes()));
  }

  /**
   * Takes body bytes behind the end of the response.
   *
   * @return whether that was the end of the request
   */
  boolean readRest(ByteBuf in) throws MalformedMessage {
    body.read(in, rest == null ? ByteBuf::release : rest::data);
    if (body.ended() && rest != null) {
      Rest whole = rest;
      rest = null;
      whole.end(body.trailers());
    }
    return body.ended();
  }

  /** Bytes of the request that came behind the end of its response. */
  long restBytes() {
    return body.passed() - passedBeforeEnd;
  }

  void pause() {
    if (exchange != null) {
      exchange.requestPause();
    }
  }

  void malformed(MalformedMessage e) {
    response.close();
    listener().clientMalformed(e);
  }

  void timedOut(Timer timer, Duration after) {
    response.close();
    listener().clientTimedOut(timer, after);
  }

  void writableAgain() {
    if (exchange != null) {
      if (deadline.running() == Timer.CLIENT_WRITE) {
        deadline.disarm();
      }
      exchange.clientWritable();
    }
  }

  /** The client is gone, or the connection is given up. */
  void lost(Event how) {
    Listener told = exchange;
    exchange = null;
    if (told != null) {
      told.clientLost(how);
    }
    abandonRest();
  }

  /** The rest of the request is not read any more. */
  void abandonRest() {
    if (rest != null) {
      Rest given = rest;
      rest = null;
      given.abandoned();
    }
  }

  boolean endsWithConnection() {
    return response.endsWithConnection();
  }

  // ---- the response, called by the exchange

  @Override
  public ClientConnection connection() {
    return edge.connection();
  }

  @Override
  public void listener(Listener listener) {
    exchange = listener;
  }

  @Override
  public void informational(ResponseHead head) {
    response.informational(head);
    context.flush();
    watchBody();
  }

  @Override
  public void respond(ResponseHead head, BodyFraming framing) {
    if (edge.draining() || !requestEnded && head.status() >= 400) {
      response.close();
    }
    response.head(head, framing);
  }

  @Override
  public void data(ByteBuf data) {
    response.data(data);
    deadline.progress();
    watchWrite();
  }

  @Override
  public void rest(Rest to) {
    rest = to;
  }

  @Override
  public void end(FieldLines trailers) {
    response.end(trailers);
    context.flush();
    exchange = null;
    deadline.disarm();
    passedBeforeEnd = body.passed();
    edge.answered(this, response.closes() || tunnelling);
  }

  @Override
  public void flush() {
    context.flush();
    watchWrite();
  }

  private void watchWrite() {
    if (!writable() && deadline.running() == null) {
      deadline.arm(Timer.CLIENT_WRITE, timeouts.clientWrite());
    }
  }

  @Override
  public boolean writable() {
    return context.channel().isWritable();
  }

  @Override
  public void reading(boolean on) {
    wanted = on;
    context.channel().config().setAutoRead(on || requestEnded && !tunnelling);
    watchBody();
  }

  private void watchBody() {
    if (exchange != null && !tunnelling && !requestEnded && wanted) {
      deadline.arm(Timer.REQUEST_BODY_IDLE, timeouts.requestBody());
    } else if (deadline.running() == Timer.REQUEST_BODY_IDLE) {
      deadline.disarm();
    }
  }

  @Override
  public void closeAfter() {
    response.close();
  }

  @Override
  public void cut() {
    context.flush();
    exchange = null;
    if (tunnelling) {
      edge.linger();
    } else {
      edge.abort();
    }
  }

  @Override
  public void tunnel() {
    tunnelling = true;
    deadline.disarm();
    context.channel().config().setAutoRead(true);
    context.flush();
    edge.tunnel();
  }

  private Listener listener() {
    if (exchange == null) {
      throw new IllegalStateException("no exchange listens to this stream");
    }
    return exchange;
  }
}
