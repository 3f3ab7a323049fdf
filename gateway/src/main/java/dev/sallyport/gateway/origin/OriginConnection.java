package dev.sallyport.gateway.origin;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.FieldLines;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection to an origin: one exchange at a time, kept between them. Every timer that
 * waits for the origin runs here; what it sends comes by {@link OriginHandler}. Belongs to its
 * event loop.
 */
public final class OriginConnection {

  private final Origin origin;
  private final SiteConfiguration site;
  private final OriginPool pool;
  private final Channel channel;
  private final OriginTap tap;
  private final Deadline deadline;
  private final OriginHandler handler;
  private final ResponseReader response;
  private @Nullable OriginListener listener;
  private @Nullable RequestWriter request;
  private boolean personal;
  private boolean established;
  private boolean lost;
  private boolean timedOut;
  private boolean reading = true;
  private boolean closed;
  private int exchanges;
  private @Nullable Tape tape;
  private long idleSinceNanos;

  OriginConnection(Origin origin, OriginPool pool, SiteConfiguration site, Channel channel) {
    this.origin = origin;
    this.pool = pool;
    this.site = site;
    this.channel = channel;
    this.tap = new OriginTap(this, site.originTls().renegotiation());
    this.deadline = new Deadline(pool.loop(), this::timedOut);
    this.handler = new OriginHandler(this, site);
    this.response = handler.response();
  }

  /** The handler stands in the pipeline: what is written goes from there. */
  void attached(ChannelHandlerContext ctx) {
    request = new RequestWriter(ctx, deadline, site.timeouts(), handler::sendFailed);
  }

  void tape(Tape recorded) {
    tape = recorded;
  }

  /** What passed on it; null where nothing is recorded. */
  public @Nullable Tape tape() {
    return tape;
  }

  public Origin origin() {
    return origin;
  }

  OriginTap tap() {
    return tap;
  }

  Channel channel() {
    return channel;
  }

  Deadline deadline() {
    return deadline;
  }

  OriginHandler handler() {
    return handler;
  }

  /** Whether it was given to an exchange once. */
  boolean established() {
    return established;
  }

  boolean lost() {
    return lost;
  }

  boolean closed() {
    return closed;
  }

  /** Address and port of the origin as connected. */
  public String remote() {
    return String.valueOf(channel.remoteAddress()).replaceFirst("^[^/]*/", "");
  }

  /** For instance {@code TLSv1.2}; null where the connection is plain. */
  public @Nullable String tlsVersion() {
    return tap.version();
  }

  /** Exchanges that it served before the present one. */
  public int exchanges() {
    return exchanges;
  }

  /** Whether any byte of a response to the present request came. */
  public boolean answered() {
    return response.answered();
  }

  /** Whether a timer of ours, and not the origin, ended it. */
  public boolean timedOut() {
    return timedOut;
  }

  /**
   * Whether asking again at TLS 1.2 may bring another answer for {@code target}; counts as tried
   * for its folder.
   */
  public boolean capCanHelp(String target) {
    return origin.tls()
        && pool.group().tls().canCap()
        && !origin.tls12Only()
        && origin.wishes().tryNow(target);
  }

  public ByteBufAllocator channelAllocator() {
    return channel.alloc();
  }

  /** Whether somebody's identity is bound to it, so that it must never serve anybody else. */
  public boolean personal() {
    return personal || tap.clientCertificate();
  }

  /** Binds it to the client whose credentials went over it. */
  public void makePersonal() {
    personal = true;
  }

  /** Whether a handshake inside the tunnel is under way. */
  public boolean renegotiating() {
    return tap.renegotiating();
  }

  /** Whether it may be used once more. */
  public boolean usable() {
    return !closed && response.idle() && !lost && channel.isActive();
  }

  // ---- the request

  /** Gives the connection to an exchange. */
  public void begin(OriginListener by) {
    established = true;
    listener = by;
    deadline.disarm();
    if (exchanges > 0) {
      Duration idle = Duration.ofNanos(System.nanoTime() - idleSinceNanos);
      record(GATEWAY, ORIGIN, new Event.Reused(exchanges, idle));
    }
  }

  /** The listener during the connection's set-up, before {@link #begin}. */
  void setUpFor(OriginListener by) {
    listener = by;
  }

  /**
   * Sends a complete head, which it takes over.
   *
   * @param chunked whether what {@link #sendData} gets is to be framed as chunks
   * @param upgrade whether 101 is an answer that was asked for
   */
  public void sendHead(ByteBuf head, String method, boolean chunked, boolean upgrade) {
    response.expect(method, upgrade);
    request().head(head, chunked);
  }

  /** Sends body bytes, which it takes over. */
  public void sendData(ByteBuf data) {
    if (closed) {
      data.release();
    } else if (response.tunnelling()) {
      deadline.progress();
      request().raw(data);
    } else {
      request().data(data);
    }
  }

  /** Ends the request and lets it go out; the wait for the response begins. */
  public void sendEnd(FieldLines trailers) {
    request().end(trailers);
    if (response.inHead() && !tap.renegotiating()) {
      deadline.arm(Timer.RESPONSE_HEAD, site.timeouts().response());
    }
  }

  /** The head is out, and the rest of the request waits for the origin's 100 (RFC 9110 10.1.1). */
  public void awaitContinue() {
    request().awaitContinue();
  }

  /** 101 was passed on: silence of both sides is bounded from now on. */
  public void tunnel() {
    deadline.arm(Timer.TUNNEL_IDLE, site.timeouts().tunnel());
  }

  public void flush() {
    request().flush();
  }

  public boolean writable() {
    return channel.isWritable();
  }

  /** Bytes that the origin must take before the connection is writable again. */
  public long waitingBytes() {
    return channel.bytesBeforeWritable();
  }

  /** Whether the origin is to be read on; false holds its response back. */
  public void reading(boolean on) {
    if (reading == on || closed) {
      return;
    }
    reading = on;
    channel.config().setAutoRead(on);
    if (response.inBody()) {
      if (on) {
        deadline.arm(Timer.RESPONSE_BODY_IDLE, site.timeouts().responseBody());
      } else {
        deadline.disarm();
      }
    }
  }

  // ---- between exchanges

  /** The response is complete: who is to be told. */
  OriginListener served() {
    deadline.disarm();
    exchanges++;
    return listener();
  }

  /** Whether the connection may serve another exchange, now that its response has ended. */
  public boolean keepable() {
    return request().ended() && staysOpen();
  }

  /** Whether the origin leaves the connection open, now that its response has ended. */
  public boolean staysOpen() {
    return handler.persistent() && usable();
  }

  /** The exchange is over, though its request may not be: the rest may still be sent. */
  public void responseOver() {
    listener = null;
  }

  /** Ends the use by its exchange: to the pool, where that is allowed; else it is closed. */
  public void release() {
    listener = null;
    if (keepable() && !personal()) {
      pool.put(this);
    } else {
      close();
    }
  }

  /** It rests, in the pool or with the client it belongs to. */
  public void idle() {
    listener = null;
    reading(true);
    idleSinceNanos = System.nanoTime();
    deadline.arm(Timer.ORIGIN_IDLE, site.timeouts().idle());
  }

  // ---- ends

  private void timedOut(Timer timer, Duration after) {
    if (timer == Timer.ORIGIN_IDLE) {
      close();
      return;
    }
    timedOut = true;
    record(GATEWAY, GATEWAY, new Event.TimerFired(timer, after));
    handler.cut();
    lose();
  }

  /** Tells the exchange, once, that nothing more will come. */
  void lose() {
    if (!lost) {
      lost = true;
      if (!established) {
        return; // Connecting hears of it from the handshake
      }
      deadline.disarm();
      OriginListener told = listener;
      listener = null;
      close();
      if (told != null) {
        told.originLost();
      }
    }
  }

  /** Closes at once, telling nobody. */
  public void close() {
    if (!closed) {
      closed = true;
      listener = null;
      deadline.close();
      channel.close();
      if (established) {
        pool.gone(this);
      }
    }
  }

  /** Closes a connection that never came up; its permit is not given back here. */
  void discard() {
    closed = true;
    listener = null;
    deadline.close();
    channel.close();
  }

  /** Whether nobody has told yet how it ended; from now on somebody has. */
  boolean endsNow() {
    boolean first = !lost;
    lost = true;
    return first;
  }

  // ---- what the tap sees

  void renegotiation(boolean begins) {
    if (begins) {
      origin.sawHelloRequest();
      deadline.arm(Timer.RENEGOTIATION, site.timeouts().renegotiation());
    } else if (request().awaitsHead() && response.inHead()) {
      deadline.arm(Timer.RESPONSE_HEAD, site.timeouts().response());
    } else {
      deadline.disarm();
    }
    if (listener != null) {
      listener.renegotiation(begins);
    }
  }

  void record(Side from, Side to, Event event) {
    if (listener != null) {
      listener.trail().add(System.nanoTime(), from, to, event);
    }
  }

  boolean inUse() {
    return listener != null;
  }

  OriginListener listener() {
    if (listener == null) {
      throw new IllegalStateException("no exchange");
    }
    return listener;
  }

  RequestWriter request() {
    if (request == null) {
      throw new IllegalStateException("not in a pipeline");
    }
    return request;
  }
}
