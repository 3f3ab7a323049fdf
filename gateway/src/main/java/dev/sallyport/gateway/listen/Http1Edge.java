package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.ClientStream;
import dev.sallyport.gateway.exchange.Exchange;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.http1.BodyReader;
import dev.sallyport.gateway.http1.HeadReader;
import dev.sallyport.gateway.http1.MessageWriter;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import dev.sallyport.wire.http1.Trailers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of HTTP/1: reads one request after the other, writes their responses in the
 * same order. One per connection; what a client sends ahead of its turn waits, bounded, unread.
 * Belongs to its event loop.
 */
final class Http1Edge extends ChannelInboundHandlerAdapter implements ClientStream {
  private static final int MAX_AHEAD_BYTES = 64 * 1024;
  private static final long MAX_DISCARDED_BYTES = 4L << 20;
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final Duration MAX_LINGER = Duration.ofSeconds(30);

  /** While draining: long enough for a request that is on its way. */
  private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

  private enum State {
    /** Between requests, or in a request's head. */
    HEAD,
    /** An exchange is under way. */
    EXCHANGE,
    /**
     * The response is out before the request was; its rest is thrown away, then the next begins.
     */
    DISCARD,
    TUNNEL,
    /** The response is out; what still comes is thrown away until the client closes. */
    LINGER,
    CLOSED
  }

  private final Reception reception;
  private final ClientConnection connection;
  private final SiteConfiguration.Timeouts timeouts;
  private final SiteConfiguration.Limits limits;
  private final HeadReader headReader;
  private final Deadline deadline;
  private @Nullable ChannelHandlerContext context;
  private State state = State.HEAD;
  private @Nullable Listener exchange;
  private @Nullable BodyReader body;
  private @Nullable ByteBuf ahead;
  private @Nullable Http1Response response;
  private RequestHead request = Http1Response.NO_REQUEST;
  private boolean requestEnded;
  private boolean wanted = true;
  private boolean served;
  private boolean paused;
  private long headBeganNanos;
  private long discardBegan;
  private long lingerEndNanos;

  Http1Edge(Reception reception, ClientConnection connection, SiteConfiguration site) {
    this.reception = reception;
    this.connection = connection;
    this.timeouts = site.timeouts();
    this.limits = site.limits();
    this.headReader = new HeadReader(limits.headBytes());
    this.deadline = new Deadline(connection.loop(), this::timedOut);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    armIdle();
  }

  private void armIdle() {
    deadline.arm(Timer.CLIENT_IDLE, reception.draining() ? LAST_CHANCE : timeouts.clientIdle());
  }

  // ---- the request

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    ByteBuf in = (ByteBuf) msg;
    try {
      if (ahead != null) {
        readAhead(in);
      } else {
        read(in);
      }
    } finally {
      in.release();
    }
  }

  private void read(ByteBuf in) {
    try {
      while (in.isReadable()) {
        switch (state) {
          case HEAD -> {
            if (!headReader.begun() && reception.pausing()) {
              pause(in);
              return;
            }
            if (!head(in)) {
              return;
            }
          }
          case EXCHANGE -> {
            if (requestEnded) {
              readAhead(in);
              return;
            }
            body(in);
          }
          case DISCARD -> discard(in);
          case TUNNEL -> listener().requestData(in.readRetainedSlice(in.readableBytes()));
          case LINGER -> {
            lingerOn();
            in.skipBytes(in.readableBytes());
          }
          case CLOSED -> in.skipBytes(in.readableBytes());
        }
      }
    } catch (MalformedMessage e) {
      malformed(e);
    }
  }

  private boolean head(ByteBuf in) throws MalformedMessage {
    if (!headReader.begun()) {
      // RFC 9112 section 2.2: an empty line before the request line is ignored, once
      if (served && in.readableBytes() >= 2 && in.getShort(in.readerIndex()) == 0x0d0a) {
        in.skipBytes(2);
        served = false;
        return true;
      }
      headBeganNanos = System.nanoTime();
      deadline.arm(Timer.REQUEST_HEAD, timeouts.requestHead());
    }
    if (!headReader.read(in)) {
      return false;
    }
    int length = headReader.length();
    request = HeadParser.request(headReader.take(), length, limits.fields());
    if (!request.version().equals("HTTP/1.1") && !request.version().equals("HTTP/1.0")) {
      throw new MalformedMessage(
          MalformedMessage.Rule.VERSION, "wanted HTTP/1.1 or HTTP/1.0, got " + request.version());
    }
    BodyFraming framing = BodyFraming.ofRequest(request);
    deadline.disarm();
    state = State.EXCHANGE;
    served = true;
    wanted = true;
    body = new BodyReader(framing, limits.headBytes(), limits.fields());
    requestEnded = body.ended();
    response = new Http1Response(context(), request);
    Exchange next = new Exchange(reception.gate(), this, request, headBeganNanos);
    next.begin(framing);
    if (state == State.EXCHANGE && requestEnded) {
      listener().requestEnd(new FieldLines());
    }
    return true;
  }

  private void body(ByteBuf in) throws MalformedMessage {
    BodyReader reader = body();
    deadline.progress();
    reader.read(in, listener()::requestData);
    if (state == State.EXCHANGE && reader.ended()) {
      Trailers.check(reader.trailers());
      requestEnded = true;
      deadline.disarm();
      listener().requestEnd(reader.trailers());
    }
  }

  private void discard(ByteBuf in) throws MalformedMessage {
    BodyReader reader = body();
    lingerOn();
    reader.read(in, ByteBuf::release);
    if (reader.ended()) {
      nextRequest();
    } else if (reader.passed() - discardBegan > MAX_DISCARDED_BYTES) {
      linger();
    }
  }

  /** Leaves the request unread until the observers have caught up. */
  private void pause(ByteBuf in) {
    ahead = in.readRetainedSlice(in.readableBytes());
    context().channel().config().setAutoRead(false);
    if (!paused) {
      paused = true;
      connection.loop().schedule(this::resume, Reception.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void resume() {
    paused = false;
    if (state == State.HEAD && ahead != null) {
      context().channel().config().setAutoRead(true);
      readAheadNow();
    }
  }

  /** Keeps what the client sent before its turn; more than a little is left in the socket. */
  private void readAhead(ByteBuf in) {
    ByteBuf kept = ahead;
    int more = in.readableBytes();
    if (kept == null) {
      kept = in.readRetainedSlice(more);
    } else if (kept.maxWritableBytes() >= more) {
      kept.writeBytes(in);
    } else {
      ByteBuf first = kept;
      kept = context().alloc().buffer(first.readableBytes() + more);
      kept.writeBytes(first).writeBytes(in);
      first.release();
    }
    ahead = kept;
    if (kept.readableBytes() > MAX_AHEAD_BYTES) {
      context().channel().config().setAutoRead(false);
    }
  }

  private void forgetAhead() {
    if (ahead != null) {
      ahead.release();
      ahead = null;
    }
  }

  private void malformed(MalformedMessage e) {
    if (state == State.EXCHANGE) {
      response().close();
      listener().clientMalformed(e);
    } else if (state == State.DISCARD) {
      linger();
    } else if (state == State.HEAD) {
      refuse(unread().malformed(e));
    }
  }

  private UnreadRequest unread() {
    return new UnreadRequest(reception.gate(), connection, headBeganNanos, "HTTP/1.1");
  }

  private void refuse(UnreadRequest.Refusal refusal) {
    Http1Response answer = new Http1Response(context(), Http1Response.NO_REQUEST);
    answer.close();
    answer.head(refusal.head(), new BodyFraming.Length(refusal.body().length));
    answer.data(Unpooled.wrappedBuffer(refusal.body()));
    answer.end(new FieldLines());
    context().flush();
    linger();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.requestPause();
    }
  }

  // ---- the response, called by the exchange

  @Override
  public ClientConnection connection() {
    return connection;
  }

  @Override
  public void listener(Listener listener) {
    exchange = listener;
  }

  @Override
  public void informational(ResponseHead head) {
    response().informational(head);
    context().flush();
    watchBody();
  }

  @Override
  public void respond(ResponseHead head, BodyFraming framing) {
    if (reception.draining() || !requestEnded && head.status() >= 400) {
      response().close();
    }
    response().head(head, framing);
  }

  @Override
  public void data(ByteBuf data) {
    response().data(data);
    deadline.progress();
    if (!writable() && deadline.running() == null) {
      deadline.arm(Timer.CLIENT_WRITE, timeouts.clientWrite());
    }
  }

  @Override
  public void end(FieldLines trailers) {
    Http1Response done = response();
    done.end(trailers);
    context().flush();
    exchange = null;
    response = null;
    deadline.disarm();
    if (done.closes() || state == State.TUNNEL) {
      linger();
    } else if (!requestEnded) {
      state = State.DISCARD;
      discardBegan = body().passed();
      lingerEndNanos = System.nanoTime() + MAX_LINGER.toNanos();
      context().channel().config().setAutoRead(true);
      deadline.arm(Timer.CLIENT_IDLE, LINGER);
    } else if (state == State.EXCHANGE) {
      nextRequest();
    }
  }

  private void nextRequest() {
    state = State.HEAD;
    body = null;
    armIdle();
    context().channel().config().setAutoRead(true);
    readOn();
  }

  /** Goes on with what was sent ahead, after the stack of the exchange that ended has unwound. */
  private void readOn() {
    ByteBuf next = ahead;
    if (next != null) {
      connection.loop().execute(this::readAheadNow);
    }
  }

  private void readAheadNow() {
    ByteBuf next = ahead;
    if (next != null && state == State.HEAD) {
      ahead = null;
      try {
        read(next);
      } finally {
        next.release();
      }
      channelReadComplete(context());
    }
  }

  @Override
  public void flush() {
    context().flush();
    if (!writable() && deadline.running() == null) {
      deadline.arm(Timer.CLIENT_WRITE, timeouts.clientWrite());
    }
  }

  @Override
  public boolean writable() {
    return context().channel().isWritable();
  }

  @Override
  public void reading(boolean on) {
    wanted = on;
    context().channel().config().setAutoRead(on || requestEnded && state != State.TUNNEL);
    watchBody();
  }

  private void watchBody() {
    if (state == State.EXCHANGE && !requestEnded && wanted) {
      deadline.arm(Timer.REQUEST_BODY_IDLE, timeouts.requestBody());
    } else if (deadline.running() == Timer.REQUEST_BODY_IDLE) {
      deadline.disarm();
    }
  }

  @Override
  public void closeAfter() {
    response().close();
  }

  @Override
  public void cut() {
    context().flush();
    if (state == State.TUNNEL) {
      exchange = null;
      linger();
    } else {
      abort();
    }
  }

  /** Ends without close_notify: by that, or by a reset, the client knows that it has not all. */
  private void abort() {
    if (response != null && response.endsWithConnection()) {
      context().channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    context().pipeline().firstContext().close();
    close();
  }

  @Override
  public void tunnel() {
    state = State.TUNNEL;
    deadline.disarm();
    context().channel().config().setAutoRead(true);
    context().flush();
    if (ahead != null) {
      ByteBuf first = ahead;
      ahead = null;
      listener().requestData(first);
      listener().requestPause();
    }
  }

  // ---- ends

  /**
   * A client that still sends is read on, so that it gets to see the response, but not for ever.
   */
  private void lingerOn() {
    if (System.nanoTime() - lingerEndNanos < 0) {
      deadline.progress();
    }
  }

  private void linger() {
    state = State.LINGER;
    lingerEndNanos = System.nanoTime() + MAX_LINGER.toNanos();
    forgetAhead();
    context().channel().config().setAutoRead(true);
    deadline.arm(Timer.CLIENT_IDLE, timeouts.clientWrite());
    MessageWriter.closeOutput(context())
        .addListener(f -> {
          if (state == State.LINGER) {
            deadline.arm(Timer.CLIENT_IDLE, LINGER);
          }
        });
  }

  private void timedOut(Timer timer, Duration after) {
    switch (timer) {
      case CLIENT_IDLE -> close();
      case REQUEST_HEAD -> refuse(unread().timedOut(timer, after));
      default -> {
        response().close();
        listener().clientTimedOut(timer, after);
      }
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (writable() && exchange != null) {
      if (deadline.running() == Timer.CLIENT_WRITE) {
        deadline.disarm();
      }
      exchange.clientWritable();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == Reception.Signal.DRAIN && state == State.HEAD && !headReader.begun()) {
      armIdle();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    lost(cause instanceof IOException ? new Event.Reset() : new Event.Fin());
    close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    lost(new Event.Fin());
    close();
  }

  private void lost(Event how) {
    if (state == State.CLOSED) {
      return;
    }
    Listener told = exchange;
    if (told != null) {
      exchange = null;
      told.clientLost(how);
    } else if (state == State.HEAD && headReader.begun()) {
      unread().clientLost(how);
    }
  }

  private void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    exchange = null;
    deadline.close();
    forgetAhead();
    connection.close();
    context().close();
  }

  private Listener listener() {
    if (exchange == null) {
      throw new IllegalStateException("no exchange in state " + state);
    }
    return exchange;
  }

  private BodyReader body() {
    if (body == null) {
      throw new IllegalStateException("no request body in state " + state);
    }
    return body;
  }

  private Http1Response response() {
    if (response == null) {
      throw new IllegalStateException("no response in state " + state);
    }
    return response;
  }

  private ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("not in a pipeline");
    }
    return context;
  }
}
