package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.ClientStream;
import dev.sallyport.gateway.exchange.Exchange;
import dev.sallyport.gateway.exchange.HopByHop;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** One HTTP/2 stream as the client's end of an exchange. Belongs to its connection's event loop. */
final class Http2ClientStream implements ClientStream {
  private final Http2ConnectionHandler handler;
  private final ChannelHandlerContext ctx;
  private final Http2Stream stream;
  private final ClientConnection connection;
  private final SiteConfiguration.Timeouts timeouts;
  private @Nullable Deadline deadline;
  private @Nullable Listener exchange;
  private boolean wanted = true;
  private boolean requestEnded;
  private boolean responseEnded;
  private int unconsumedBytes;

  Http2ClientStream(
      Http2ConnectionHandler handler,
      ChannelHandlerContext ctx,
      Http2Stream stream,
      ClientConnection connection,
      SiteConfiguration.Timeouts timeouts) {
    this.handler = handler;
    this.ctx = ctx;
    this.stream = stream;
    this.connection = connection;
    this.timeouts = timeouts;
  }

  void begin(Exchange next, BodyFraming framing, boolean ended) {
    requestEnded = ended;
    next.begin(framing);
    if (ended) {
      endRequest(new FieldLines());
    } else {
      watchBody();
    }
  }

  // ---- the request

  /** Returns how many of the bytes count as consumed; the others when they are wanted. */
  int received(ByteBuf data, boolean end) {
    int n = data.readableBytes();
    if (exchange != null && n > 0) {
      progress();
      exchange.requestData(data.readRetainedSlice(n));
    }
    if (end) {
      endRequest(new FieldLines());
    }
    if (wanted || exchange == null) {
      return n;
    }
    unconsumedBytes += n;
    return 0;
  }

  void trailers(FieldLines trailers) {
    endRequest(trailers);
  }

  /**
   * The stream is about to be reset: what came after the head breaks a rule.
   *
   * @return whether there was an exchange to tell
   */
  boolean malformed(MalformedMessage broken) {
    Listener told = exchange;
    if (told != null) {
      requestEnded = true;
      told.clientMalformed(broken);
    }
    return told != null;
  }

  private void endRequest(FieldLines trailers) {
    requestEnded = true;
    disarm(Timer.REQUEST_BODY_IDLE);
    if (exchange != null) {
      exchange.requestEnd(trailers);
    }
  }

  void pause() {
    if (exchange != null) {
      exchange.requestPause();
    }
  }

  @Override
  public void reading(boolean on) {
    wanted = on;
    if (on && unconsumedBytes > 0) {
      int n = unconsumedBytes;
      unconsumedBytes = 0;
      try {
        if (handler.connection().local().flowController().consumeBytes(stream, n)) {
          handler.flush(ctx);
        }
      } catch (Http2Exception e) {
        handler.onError(ctx, false, e);
      }
    }
    watchBody();
  }

  private void watchBody() {
    if (!requestEnded && wanted && exchange != null) {
      arm(Timer.REQUEST_BODY_IDLE);
    } else {
      disarm(Timer.REQUEST_BODY_IDLE);
    }
  }

  /** The stream has ended, by the client or with its response. */
  void lost(Event how) {
    Listener told = exchange;
    exchange = null;
    if (deadline != null) {
      deadline.close();
    }
    if (told != null) {
      told.clientLost(how);
    }
  }

  // ---- the response

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
    if (head.status() != 101) {
      handler
          .encoder()
          .writeHeaders(ctx, stream.id(), headers(head, false), 0, false, ctx.newPromise());
      handler.flush(ctx);
    }
  }

  @Override
  public void respond(ResponseHead head, BodyFraming framing) {
    boolean empty =
        framing instanceof BodyFraming.None
            || framing instanceof BodyFraming.Length l && l.bytes() == 0;
    responseEnded = empty;
    handler
        .encoder()
        .writeHeaders(
            ctx, stream.id(), headers(head, head.status() != 204), 0, empty, ctx.newPromise());
  }

  private static Http2Headers headers(ResponseHead head, boolean withLength) {
    Http2Headers h = new DefaultHttp2Headers(false);
    h.status(Integer.toString(head.status()));
    fields(head.fields(), h, withLength);
    return h;
  }

  private static void fields(FieldLines fields, Http2Headers into, boolean withLength) {
    HopByHop hop = HopByHop.of(fields);
    byte[] array = fields.array();
    boolean lengthSeen = false;
    for (int i = 0; i < fields.size(); i++) {
      boolean length = fields.known(i) == FieldName.CONTENT_LENGTH;
      boolean passes = length ? withLength && !lengthSeen : !hop.drops(fields, i);
      lengthSeen |= length;
      if (passes) {
        into.add(
            slice(array, fields.nameFrom(i), fields.nameTo(i)).toLowerCase(),
            slice(array, fields.valueFrom(i), fields.valueTo(i)));
      }
    }
  }

  private static AsciiString slice(byte[] array, int from, int to) {
    return new AsciiString(array, from, to - from, false);
  }

  @Override
  public void data(ByteBuf data) {
    handler.encoder().writeData(ctx, stream.id(), data, 0, false, ctx.newPromise());
    progress();
    watchWriting();
  }

  @Override
  public void end(FieldLines trailers) {
    exchange = null;
    if (deadline != null) {
      deadline.disarm();
    }
    ChannelFuture ended = responseEnded ? ctx.newSucceededFuture() : writeEnd(trailers);
    responseEnded = true;
    handler.flush(ctx);
    if (!ended.isDone()) {
      arm(Timer.CLIENT_WRITE); // the exchange is over; what flow control holds back must not stay
    }
    ended.addListener(f -> {
      if (f.isSuccess()) {
        refuseRest();
      }
    });
  }

  /** RFC 9113 section 8.1: after a complete response the rest of the request is not needed. */
  private void refuseRest() {
    if (!requestEnded) {
      handler.resetStream(ctx, stream.id(), Http2Error.NO_ERROR.code(), ctx.newPromise());
      handler.flush(ctx);
    }
  }

  private ChannelFuture writeEnd(FieldLines trailers) {
    if (trailers.size() == 0) {
      return handler
          .encoder()
          .writeData(ctx, stream.id(), Unpooled.EMPTY_BUFFER, 0, true, ctx.newPromise());
    }
    Http2Headers h = new DefaultHttp2Headers(false);
    fields(trailers, h, false);
    return handler.encoder().writeHeaders(ctx, stream.id(), h, 0, true, ctx.newPromise());
  }

  @Override
  public void flush() {
    handler.flush(ctx);
    watchWriting();
  }

  @Override
  public boolean writable() {
    return handler.encoder().flowController().isWritable(stream);
  }

  private void watchWriting() {
    if (!writable() && (deadline == null || deadline.running() == null)) {
      arm(Timer.CLIENT_WRITE);
    }
  }

  void writabilityChanged() {
    if (writable() && exchange != null) {
      disarm(Timer.CLIENT_WRITE);
      exchange.clientWritable();
    }
  }

  @Override
  public void rest(Rest to) {
    to.abandoned(); // a reset of the stream ends it
  }

  @Override
  public void closeAfter() {
    // frames tell where a request ends: the connection stays sound
  }

  @Override
  public void cut() {
    exchange = null;
    handler.resetStream(ctx, stream.id(), Http2Error.INTERNAL_ERROR.code(), ctx.newPromise());
    handler.flush(ctx);
  }

  @Override
  public void tunnel() {
    cut(); // no upgrade exists in HTTP/2; the exchange never asks an origin for one
  }

  // ---- timers

  private void arm(Timer timer) {
    if (deadline == null) {
      deadline =
          new Deadline(
              connection.loop(),
              (fired, after) -> {
                if (exchange != null) {
                  exchange.clientTimedOut(fired, after);
                } else if (responseEnded) {
                  cut();
                }
              });
    }
    deadline.arm(
        timer, timer == Timer.CLIENT_WRITE ? timeouts.clientWrite() : timeouts.requestBody());
  }

  private void disarm(Timer timer) {
    if (deadline != null && deadline.running() == timer) {
      deadline.disarm();
    }
  }

  private void progress() {
    if (deadline != null) {
      deadline.progress();
    }
  }
}
