package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.Exchange;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.http1.HeadReader;
import dev.sallyport.gateway.http1.MessageWriter;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of HTTP/1: reads one request after the other, lets each have its exchange, and
 * begins the next when the response before it is out. What a client sends ahead of its turn waits,
 * bounded, unread. Belongs to its event loop.
 */
final class Http1Edge extends ChannelInboundHandlerAdapter {
  private static final long MAX_DISCARDED_BYTES = 4L << 20;
  private static final Duration LINGER = Duration.ofSeconds(2);

  /** While draining: long enough for a request that is on its way. */
  private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

  private final Reception reception;
  private final ClientConnection connection;
  private final SiteConfiguration site;
  private final HeadReader headReader;
  private final Deadline deadline;
  private final Ahead ahead = new Ahead();
  private @Nullable ChannelHandlerContext context;
  private @Nullable Http1ClientStream stream;
  private Http1State state = Http1State.HEAD;
  private boolean served;
  private boolean paused;
  private long headBeganNanos;
  private Patience patience = new Patience();

  Http1Edge(Reception reception, ClientConnection connection, SiteConfiguration site) {
    this.reception = reception;
    this.connection = connection;
    this.site = site;
    this.headReader = new HeadReader(site.limits().headBytes());
    this.deadline = new Deadline(connection.loop(), this::timedOut);
  }

  ClientConnection connection() {
    return connection;
  }

  Deadline deadline() {
    return deadline;
  }

  SiteConfiguration.Timeouts timeouts() {
    return site.timeouts();
  }

  boolean draining() {
    return reception.draining();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    armIdle();
  }

  private void armIdle() {
    deadline.arm(Timer.CLIENT_IDLE, draining() ? LAST_CHANCE : timeouts().clientIdle());
  }

  // ---- what comes

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    ByteBuf in = (ByteBuf) msg;
    try {
      if (ahead.isEmpty()) {
        read(in);
      } else {
        keep(in);
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
            if (stream().requestEnded()) {
              keep(in);
              return;
            }
            stream().read(in);
          }
          case DISCARD -> discard(in);
          case TUNNEL -> stream().readTunnel(in);
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
      deadline.arm(Timer.REQUEST_HEAD, timeouts().requestHead());
    }
    if (!headReader.read(in)) {
      return false;
    }
    int length = headReader.length();
    RequestHead request = HeadParser.request(headReader.take(), length, site.limits().fields());
    deadline.disarm();
    state = Http1State.EXCHANGE;
    served = true;
    BodyFraming framing = BodyFraming.NONE;
    MalformedMessage broken = null;
    try {
      framing = Http1ClientStream.framing(request);
    } catch (MalformedMessage e) {
      broken = e;
    }
    Http1ClientStream next = new Http1ClientStream(this, request, framing, site.limits());
    stream = next;
    Exchange exchange = new Exchange(reception.gate(), next, request, headBeganNanos);
    if (broken == null) {
      exchange.begin(framing);
    } else {
      exchange.object(broken);
    }
    next.begun();
    return true;
  }

  private void discard(ByteBuf in) throws MalformedMessage {
    lingerOn();
    if (stream().readRest(in)) {
      nextRequest();
    } else if (stream().restBytes() > MAX_DISCARDED_BYTES) {
      linger();
    }
  }

  /** Leaves the request unread until the observers have caught up. */
  private void pause(ByteBuf in) {
    keep(in);
    context().channel().config().setAutoRead(false);
    if (!paused) {
      paused = true;
      connection.loop().schedule(this::resume, Reception.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void resume() {
    paused = false;
    if (state == Http1State.HEAD && !ahead.isEmpty()) {
      context().channel().config().setAutoRead(true);
      readAhead();
    }
  }

  /** Keeps what the client sent before its turn; more than a little is left in the socket. */
  private void keep(ByteBuf in) {
    ahead.add(in, context().alloc());
    if (ahead.full()) {
      context().channel().config().setAutoRead(false);
    }
  }

  private void malformed(MalformedMessage e) {
    switch (state) {
      case EXCHANGE -> stream().malformed(e);
      case DISCARD -> linger();
      case HEAD -> refuse(unread().malformed(e));
      default -> {}
    }
  }

  private UnreadRequest unread() {
    return new UnreadRequest(reception.gate(), connection, headBeganNanos, "HTTP/1.1");
  }

  private void refuse(UnreadRequest.Refusal refusal) {
    Http1Response.refuse(context(), refusal);
    linger();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (stream != null) {
      stream.pause();
    }
  }

  // ---- what follows from a response

  /**
   * The response of {@code done} is out.
   *
   * @param last whether the connection ends with it
   */
  void answered(Http1ClientStream done, boolean last) {
    if (last) {
      linger();
    } else if (!done.requestEnded()) {
      state = Http1State.DISCARD;
      patience = new Patience();
      context().channel().config().setAutoRead(true);
      deadline.arm(Timer.CLIENT_IDLE, LINGER);
    } else if (state == Http1State.EXCHANGE) {
      nextRequest();
    }
  }

  /** The rest of a request was read in one go with what led to its response. */
  void restRead(boolean whole) {
    if (whole && state == Http1State.DISCARD) {
      nextRequest();
    }
  }

  private void nextRequest() {
    state = Http1State.HEAD;
    stream = null;
    armIdle();
    context().channel().config().setAutoRead(true);
    if (!ahead.isEmpty()) { // after the stack of the exchange that ended has unwound
      connection.loop().execute(this::readAhead);
    }
  }

  private void readAhead() {
    ByteBuf next = state == Http1State.HEAD ? ahead.take() : null;
    if (next != null) {
      try {
        read(next);
      } finally {
        next.release();
      }
      channelReadComplete(context());
    }
  }

  /** From now on bytes pass as they are; the first may have come ahead. */
  void tunnel() {
    state = Http1State.TUNNEL;
    ByteBuf first = ahead.take();
    if (first != null) {
      stream().readTunnel(first);
      first.release();
      stream().pause();
    }
  }

  /** Ends without close_notify: by that, or by a reset, the client knows that it has not all. */
  void abort() {
    if (stream().endsWithConnection()) {
      context().channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    context().pipeline().firstContext().close();
    close();
  }

  // ---- ends

  /**
   * A client that still sends is read on, so that it gets to see the response, but not for ever.
   */
  private void lingerOn() {
    if (patience.left()) {
      deadline.progress();
    }
  }

  void linger() {
    state = Http1State.LINGER;
    patience = new Patience();
    ahead.forget();
    if (stream != null) {
      stream.abandonRest();
    }
    context().channel().config().setAutoRead(true);
    deadline.arm(Timer.CLIENT_IDLE, timeouts().clientWrite());
    MessageWriter.closeOutput(context())
        .addListener(f -> {
          if (state == Http1State.LINGER) {
            deadline.arm(Timer.CLIENT_IDLE, LINGER);
          }
        });
  }

  private void timedOut(Timer timer, Duration after) {
    switch (timer) {
      case CLIENT_IDLE -> close();
      case REQUEST_HEAD -> refuse(unread().timedOut(timer, after));
      default -> stream().timedOut(timer, after);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable() && stream != null) {
      stream.writableAgain();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == Reception.Signal.DRAIN && state == Http1State.HEAD && !headReader.begun()) {
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
    lost(reception.ended(new Event.Fin()));
    close();
  }

  private void lost(Event how) {
    if (state == Http1State.CLOSED) {
      return;
    }
    if (stream != null) {
      stream.lost(how);
    } else if (state == Http1State.HEAD && headReader.begun()) {
      unread().clientLost(how);
    }
  }

  private void close() {
    if (state == Http1State.CLOSED) {
      return;
    }
    state = Http1State.CLOSED;
    deadline.close();
    ahead.forget();
    if (stream != null) {
      stream.abandonRest();
      stream = null;
    }
    connection.close();
    context().close();
  }

  private Http1ClientStream stream() {
    if (stream == null) {
      throw new IllegalStateException("no request in state " + state);
    }
    return stream;
  }

  ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("not in a pipeline");
    }
    return context;
  }
}
