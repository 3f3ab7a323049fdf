package dev.sallyport.gateway.origin;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.http1.BodyReader;
import dev.sallyport.gateway.http1.HeadReader;
import dev.sallyport.gateway.http1.MessageWriter;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.ResponseHead;
import dev.sallyport.wire.http1.Trailers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection to an origin: one exchange at a time, kept between them. Every byte that
 * the origin sends comes through here, every timer that waits for it runs here, and whatever goes
 * wrong is written into the trail of the exchange before that is told. Belongs to its event loop.
 */
public final class OriginConnection extends ChannelInboundHandlerAdapter {

  /** The exchange that uses the connection. */
  public interface Listener {
    TrailRecorder trail();

    void informational(ResponseHead head);

    /** The final head; or 101, after which both sides send what they like. */
    void responseHead(ResponseHead head, BodyFraming framing);

    /** Takes over {@code data}. */
    void responseData(ByteBuf data);

    /** The origin has nothing more to say for now: a good moment to flush. */
    void responsePause();

    /**
     * The response is complete. {@code cleanly}: false where bytes follow it, or where only the end
     * of a TLS connection says so.
     */
    void responseEnd(FieldLines trailers, boolean cleanly);

    /** The origin takes more of the request again. */
    void originWritable();

    void renegotiation(boolean begins);

    /** The connection is of no more use, before the response ended; the trail says why. */
    void originLost();
  }

  private enum State {
    IDLE,
    HEAD,
    BODY,
    TUNNEL,
    CLOSED
  }

  private static final int MAX_INFORMATIONAL = 16;

  private final Origin origin;
  private final SiteConfiguration site;
  private final OriginPool pool;
  private final Channel channel;
  private final OriginTap tap;
  private final Deadline deadline;
  private final HeadReader headReader;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Listener listener;
  private State state = State.IDLE;
  private @Nullable BodyReader body;
  private String method = "";
  private boolean chunkedRequest;
  private boolean requestEnded;
  private boolean awaitingContinue;
  private boolean answered;
  private boolean upgrading;
  private boolean keep;
  private boolean personal;
  private boolean established;
  private boolean lost;
  private boolean timedOut;
  private boolean reading = true;
  private boolean closeNotify;
  private int informational;
  private int exchanges;
  private long idleSinceNanos;

  OriginConnection(Origin origin, OriginPool pool, SiteConfiguration site, Channel channel) {
    this.origin = origin;
    this.pool = pool;
    this.site = site;
    this.channel = channel;
    this.tap = new OriginTap(this, site.originTls().renegotiation());
    this.deadline = new Deadline(pool.loop(), this::timedOut);
    this.headReader = new HeadReader(site.limits().headBytes());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
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
    return answered;
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
    return state == State.IDLE && !lost && channel.isActive();
  }

  // ---- the request

  /** Gives the connection to an exchange. */
  public void begin(Listener by) {
    established = true;
    listener = by;
    deadline.disarm();
    if (exchanges > 0) {
      Duration idle = Duration.ofNanos(System.nanoTime() - idleSinceNanos);
      record(GATEWAY, ORIGIN, new Event.Reused(exchanges, idle));
    }
  }

  /** The listener during the connection's set-up, before {@link #begin}. */
  void setUpFor(Listener by) {
    listener = by;
  }

  /**
   * Sends a complete head, which it takes over.
   *
   * @param chunked whether what {@link #sendData} gets is to be framed as chunks
   * @param upgrade whether 101 is an answer that was asked for
   */
  public void sendHead(ByteBuf head, String method, boolean chunked, boolean upgrade) {
    this.method = method;
    chunkedRequest = chunked;
    upgrading = upgrade;
    requestEnded = false;
    awaitingContinue = false;
    answered = false;
    informational = 0;
    keep = true;
    state = State.HEAD;
    context().write(head, context().voidPromise());
  }

  /** Sends body bytes, which it takes over. */
  public void sendData(ByteBuf data) {
    continued();
    if (state == State.CLOSED) {
      data.release();
    } else if (chunkedRequest && state != State.TUNNEL) {
      MessageWriter.chunk(context(), data);
    } else {
      deadlineProgress();
      context().write(data, context().voidPromise());
    }
    watchSending();
  }

  /** Ends the request and lets it go out; the wait for the response begins. */
  public void sendEnd(FieldLines trailers) {
    if (chunkedRequest) {
      MessageWriter.lastChunk(context(), trailers);
    }
    requestEnded = true;
    context().flush();
    if (state == State.HEAD && !tap.renegotiating()) {
      deadline.arm(Timer.RESPONSE_HEAD, site.timeouts().response());
    }
  }

  /** The head is out, and the rest of the request waits for the origin's 100 (RFC 9110 10.1.1). */
  public void awaitContinue() {
    context().flush();
    awaitingContinue = true;
    deadline.arm(Timer.RESPONSE_HEAD, site.timeouts().response());
  }

  private void continued() {
    if (awaitingContinue) {
      awaitingContinue = false;
      deadline.disarm();
    }
  }

  /** 101 was passed on: silence of both sides is bounded from now on. */
  public void tunnel() {
    deadline.arm(Timer.TUNNEL_IDLE, site.timeouts().tunnel());
  }

  public void flush() {
    context().flush();
    watchSending();
  }

  public boolean writable() {
    return channel.isWritable();
  }

  private void watchSending() {
    if (!channel.isWritable() && !requestEnded && deadline.running() == null) {
      deadline.arm(Timer.SEND, site.timeouts().send());
    }
  }

  /** Whether the origin is to be read on; false holds its response back. */
  public void reading(boolean on) {
    if (reading == on || state == State.CLOSED) {
      return;
    }
    reading = on;
    channel.config().setAutoRead(on);
    if (state == State.BODY) {
      if (on) {
        deadline.arm(Timer.RESPONSE_BODY_IDLE, site.timeouts().responseBody());
      } else {
        deadline.disarm();
      }
    }
  }

  // ---- the response

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    ByteBuf in = (ByteBuf) msg;
    try {
      deadlineProgress();
      while (in.isReadable() && state != State.CLOSED) {
        read(in);
      }
    } catch (MalformedMessage e) {
      record(ORIGIN, GATEWAY, new Event.Malformed(e.rule().word(), e.what()));
      lose();
    } finally {
      in.release();
    }
  }

  private void deadlineProgress() {
    if (state == State.BODY || state == State.TUNNEL) {
      deadline.progress();
    }
  }

  private void read(ByteBuf in) throws MalformedMessage {
    switch (state) {
      case HEAD -> {
        answered = true;
        if (headReader.read(in)) {
          int length = headReader.length();
          head(HeadParser.response(headReader.take(), length, site.limits().fields()));
          if (state == State.BODY && body().ended()) {
            end(in);
          }
        }
      }
      case BODY -> {
        BodyReader reader = body();
        reader.read(in, by()::responseData);
        if (state == State.BODY && reader.ended()) {
          end(in);
        }
      }
      case TUNNEL -> by().responseData(in.readRetainedSlice(in.readableBytes()));
      case IDLE -> {
        // an origin has nothing to say between two exchanges
        in.skipBytes(in.readableBytes());
        lose();
      }
      case CLOSED -> {}
    }
  }

  private void head(ResponseHead head) throws MalformedMessage {
    if (head.status() == 101 && upgrading) {
      state = State.TUNNEL;
      keep = false;
      deadline.disarm();
      recordHead(head, BodyFraming.UNTIL_CLOSE);
      by().responseHead(head, BodyFraming.UNTIL_CLOSE);
      return;
    }
    if (head.informational()) {
      if (head.status() == 101 || ++informational > MAX_INFORMATIONAL) {
        throw new MalformedMessage(
            MalformedMessage.Rule.STATUS_LINE,
            head.status() == 101
                ? "101 without an Upgrade in the request"
                : "more than " + MAX_INFORMATIONAL + " informational responses");
      }
      record(ORIGIN, GATEWAY, new Event.Informational(head.status()));
      if (head.status() == 100) {
        continued();
      }
      by().informational(head);
      return;
    }
    BodyFraming framing = BodyFraming.ofResponse(head, method);
    body = new BodyReader(framing, site.limits().headBytes(), site.limits().fields());
    keep = head.persistent() && !(framing instanceof BodyFraming.UntilClose);
    state = State.BODY;
    recordHead(head, framing);
    deadline.arm(Timer.RESPONSE_BODY_IDLE, site.timeouts().responseBody());
    by().responseHead(head, framing);
  }

  private void recordHead(ResponseHead head, BodyFraming framing) {
    Framing word =
        switch (framing) {
          case BodyFraming.None none -> Framing.NONE;
          case BodyFraming.Length length -> Framing.LENGTH;
          case BodyFraming.Chunked chunked -> Framing.CHUNKED;
          case BodyFraming.UntilClose untilClose -> Framing.UNTIL_CLOSE;
        };
    long length = framing instanceof BodyFraming.Length l ? l.bytes() : -1;
    record(
        ORIGIN,
        GATEWAY,
        new Event.ResponseHead(head.status(), head.version(), head.headBytes(), word, length));
  }

  /** The response is complete; bytes after it are nobody's, least of all the next exchange's. */
  private void end(ByteBuf rest) {
    int surplus = rest.readableBytes();
    if (surplus > 0) {
      rest.skipBytes(surplus);
      keep = false;
      record(
          ORIGIN,
          GATEWAY,
          new Event.Malformed("unexpected-bytes", surplus + " bytes after the response"));
    }
    end(Trailers.allowed(body().trailers()), surplus == 0);
  }

  private void end(FieldLines trailers, boolean cleanly) {
    record(ORIGIN, GATEWAY, new Event.ResponseEnd(body().passed()));
    deadline.disarm();
    state = State.IDLE;
    body = null;
    Listener done = by();
    exchanges++;
    if (!requestEnded) {
      keep = false;
    }
    done.responseEnd(trailers, cleanly);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (listener != null) {
      listener.responsePause();
    }
  }

  // ---- between exchanges

  /** Whether the connection may serve another exchange, now that its response has ended. */
  public boolean keepable() {
    return keep && usable();
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
    recordCut();
    lose();
  }

  private void recordCut() {
    if (state == State.BODY) {
      record(ORIGIN, GATEWAY, new Event.BodyCut(body().passed(), body().announced()));
    } else if (state == State.HEAD && headReader.begun()) {
      String shown = headReader.shown();
      record(
          ORIGIN,
          GATEWAY,
          shown.startsWith("HTTP/")
              ? new Event.HeadCut(headReader.length())
              : new Event.Malformed("status-line", "wanted HTTP/1.1, got `" + shown + "`"));
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslCloseCompletionEvent e && e.isSuccess()) {
      closeNotify = true;
      tap.closeNotify();
      ctx.close(); // nothing can follow it (RFC 8446 section 6.1); some origins leave out the FIN
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    if (lost || state == State.CLOSED) {
      return;
    }
    Event event = OriginFault.on(thrown, tap.pendingAlert());
    if (event != null) {
      Side from =
          event instanceof Event.HandshakeFailed || event instanceof Event.InternalFault
              ? GATEWAY
              : ORIGIN;
      record(from, GATEWAY, event);
    }
    recordCut();
    lose();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (state == State.CLOSED) {
      return;
    }
    if (!lost) {
      tap.recordPendingAlert();
      if (!established && tap.clearAlertSeen()) {
        return;
      }
      record(ORIGIN, GATEWAY, new Event.Fin());
      if (state == State.BODY && body().untilClose()) {
        end(new FieldLines(), closeNotify || !origin.tls());
      } else {
        recordCut();
        lose();
      }
    }
    close();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (channel.isWritable()) {
      if (deadline.running() == Timer.SEND) {
        deadline.disarm();
      }
      if (listener != null) {
        listener.originWritable();
      }
    } else {
      watchSending();
    }
  }

  /** Tells the exchange, once, that nothing more will come. */
  private void lose() {
    if (!lost) {
      lost = true;
      if (!established) {
        return; // Connecting hears of it from the handshake
      }
      deadline.disarm();
      Listener told = listener;
      listener = null;
      close();
      if (told != null) {
        told.originLost();
      }
    }
  }

  /** Closes at once, telling nobody. */
  public void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
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
    state = State.CLOSED;
    listener = null;
    deadline.close();
    channel.close();
  }

  /** Writes down why the handshake ended, unless that was already done when it was seen. */
  void recordHandshakeEnd(Throwable thrown) {
    if (!lost) {
      lost = true;
      Event event = OriginFault.on(thrown, tap.pendingAlert());
      boolean closed = thrown instanceof ClosedChannelException || !channel.isActive();
      if (event instanceof Event.Alert && !tap.clearAlertSeen()) {
        record(ORIGIN, GATEWAY, event);
      } else if (event instanceof Event.HandshakeFailed && !closed && !tap.clearAlertSeen()) {
        record(GATEWAY, GATEWAY, event);
      } else if (event != null && closed) {
        record(ORIGIN, GATEWAY, new Event.Fin());
      }
    }
  }

  // ---- what the tap sees

  void renegotiation(boolean begins) {
    if (begins) {
      origin.sawHelloRequest();
      deadline.arm(Timer.RENEGOTIATION, site.timeouts().renegotiation());
    } else if ((requestEnded || awaitingContinue) && state == State.HEAD) {
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

  private BodyReader body() {
    if (body == null) {
      throw new IllegalStateException("no body in state " + state);
    }
    return body;
  }

  private Listener by() {
    if (listener == null) {
      throw new IllegalStateException("no exchange in state " + state);
    }
    return listener;
  }

  private ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("not in a pipeline");
    }
    return context;
  }
}
