package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.Exchange;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.HeaderListSizeException;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of HTTP/2: one {@link Http2ClientStream} for each request. Frames, HPACK and
 * flow control are Netty's. One per connection; belongs to its event loop.
 */
final class Http2Edge extends Http2EventAdapter implements Http2Codec.Refusals {
  private static final int WINDOW_BYTES = 256 * 1024;
  private static final int CONNECTION_WINDOW_BYTES = 1024 * 1024;
  private static final Duration SECOND_GOAWAY = Duration.ofSeconds(1);

  private final Reception reception;
  private final ClientConnection connection;
  private final SiteConfiguration site;
  private final Http2Codec handler;
  private final Http2Connection.PropertyKey streamKey;
  private final Deadline idle;
  private final HeldReads reads = new HeldReads();
  private boolean paused;

  private Http2Edge(Reception reception, ClientConnection connection, SiteConfiguration site) {
    this.reception = reception;
    this.connection = connection;
    this.site = site;
    Http2Settings settings =
        new Http2Settings()
            .maxConcurrentStreams(site.limits().streams())
            .maxHeaderListSize(site.limits().headBytes())
            .initialWindowSize(WINDOW_BYTES);
    this.handler = Http2Codec.server(settings, site.limits().headBytes(), this, this);
    this.streamKey = handler.connection().newKey();
    this.idle = new Deadline(connection.loop(), (timer, after) -> close());
    handler.connection().addListener(this);
    handler
        .connection()
        .remote()
        .flowController()
        .listener(stream -> {
          Http2ClientStream s = stream.getProperty(streamKey);
          if (s != null) {
            s.writabilityChanged();
          }
        });
  }

  /** Puts HTTP/2 into the place of {@code doorway}. */
  static void install(
      ChannelPipeline pipeline,
      Doorway doorway,
      Reception reception,
      ClientConnection connection,
      SiteConfiguration site) {
    Http2Edge edge = new Http2Edge(reception, connection, site);
    pipeline.replace(doorway, "http2", edge.handler);
    pipeline.addBefore("http2", "held-reads", edge.reads);
    pipeline.addLast("http2-end", edge.new End());
    edge.widen();
    edge.idle.arm(Timer.CLIENT_IDLE, site.timeouts().clientIdle());
  }

  /** One upload that waits for its origin is not to stop the others of its connection. */
  private void widen() {
    try {
      handler
          .decoder()
          .flowController()
          .incrementWindowSize(
              handler.connection().connectionStream(),
              CONNECTION_WINDOW_BYTES - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    } catch (Http2Exception e) {
      throw new IllegalStateException("a window of " + CONNECTION_WINDOW_BYTES + " bytes", e);
    }
  }

  // ---- requests

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    Http2Stream stream = handler.connection().stream(streamId);
    if (stream == null) {
      return;
    }
    Http2ClientStream known = stream.getProperty(streamKey);
    long now = System.nanoTime();
    idle.disarm();
    pauseIfBehind(ctx);
    try {
      if (known != null) {
        trailers(known, headers, end);
        return;
      }
      RequestHead head = Http2Request.head(headers, site.limits().fields());
      Http2ClientStream s =
          new Http2ClientStream(handler, ctx, stream, connection, site.timeouts());
      stream.setProperty(streamKey, s);
      BodyFraming framing = Http2Request.framing(head, end);
      s.begin(new Exchange(reception.gate(), s, head, now), framing, end);
    } catch (MalformedMessage e) {
      // RFC 9113 section 8.1.1: a malformed request is a stream error of type PROTOCOL_ERROR
      throw Http2Exception.streamError(streamId, Http2Error.PROTOCOL_ERROR, e, e.what());
    }
  }

  /** Reads nothing further, once this request has begun, until the observers have caught up. */
  private void pauseIfBehind(ChannelHandlerContext ctx) {
    boolean pause = reception.pausing();
    reads.hold(pause);
    ctx.channel().config().setAutoRead(!pause);
    if (pause && !paused) {
      paused = true;
      Runnable again =
          () -> {
            paused = false;
            pauseIfBehind(ctx);
          };
      ctx.executor().schedule(again, Reception.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static void trailers(Http2ClientStream stream, Http2Headers headers, boolean end)
      throws MalformedMessage {
    if (!end) {
      // RFC 9113 section 8.1: only the trailer section may follow, and it ends the stream
      throw new MalformedMessage(MalformedMessage.Rule.TRAILER, "a second head on one stream");
    }
    stream.trailers(Http2Request.trailers(headers));
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int streamId,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end)
      throws Http2Exception {
    onHeadersRead(ctx, streamId, headers, padding, end);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean end) {
    Http2Stream stream = handler.connection().stream(streamId);
    Http2ClientStream s = stream == null ? null : stream.getProperty(streamKey);
    return padding + (s == null ? data.readableBytes() : s.received(data, end));
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
    Http2Stream stream = handler.connection().stream(streamId);
    Http2ClientStream s = stream == null ? null : stream.getProperty(streamKey);
    if (s != null) {
      Http2Error error = Http2Error.valueOf(errorCode);
      s.lost(new Event.StreamReset(error == null ? Long.toString(errorCode) : error.name()));
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    Http2ClientStream s = stream.getProperty(streamKey);
    if (s != null) {
      String how = gone() ? "connection closed" : "closed by an error";
      s.lost(reception.ended(new Event.StreamReset(how)));
    }
    if (handler.connection().numActiveStreams() == 0) {
      idle.arm(Timer.CLIENT_IDLE, site.timeouts().clientIdle());
    }
  }

  // ---- what is refused, here or by the codec

  @Override
  public void streamRefused(StreamException why) {
    if (why.error() == Http2Error.STREAM_CLOSED || why.error() == Http2Error.REFUSED_STREAM) {
      return; // late frames of a stream that has ended, or a request that may be sent again
    }
    Http2Stream stream = handler.connection().stream(why.streamId());
    Http2ClientStream s = stream == null ? null : stream.getProperty(streamKey);
    MalformedMessage broken = broken(why);
    if (s == null || !s.malformed(broken)) {
      unread().malformed(broken);
    }
  }

  @Override
  public void connectionRefused(Http2Exception why) {
    unread().malformed(broken(why));
  }

  private static MalformedMessage broken(Http2Exception why) {
    if (why.getCause() instanceof MalformedMessage ours) {
      return ours;
    }
    String words = String.valueOf(why.getMessage());
    boolean large =
        why instanceof HeaderListSizeException || words.startsWith("Header size exceeded");
    return new MalformedMessage(
        large ? MalformedMessage.Rule.HEAD_TOO_LARGE : MalformedMessage.Rule.HTTP2, words);
  }

  private UnreadRequest unread() {
    return new UnreadRequest(reception.gate(), connection, System.nanoTime(), "HTTP/2.0");
  }

  private boolean gone() {
    ChannelHandlerContext ctx = context;
    return ctx == null || !ctx.channel().isActive();
  }

  private @Nullable ChannelHandlerContext context;

  private void close() {
    if (context != null) {
      context.close();
    }
  }

  /** The end of the pipeline: what the connection as a whole goes through. */
  private final class End extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      context = ctx;
      if (reception.draining()) {
        drain(ctx);
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
      handler
          .connection()
          .forEachActiveStream(stream -> {
            Http2ClientStream s = stream.getProperty(streamKey);
            if (s != null) {
              s.pause();
            }
            return true;
          });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event == Reception.Signal.DRAIN) {
        drain(ctx);
      }
    }

    /** RFC 9113 section 6.8: first the warning, the last word after what was on its way. */
    private void drain(ChannelHandlerContext ctx) {
      ChannelHandlerContext own = ctx.pipeline().context(handler);
      handler.goAway(
          own,
          Integer.MAX_VALUE,
          Http2Error.NO_ERROR.code(),
          Unpooled.EMPTY_BUFFER,
          own.newPromise());
      handler.flush(own);
      ctx.executor().schedule(() -> ctx.close(), SECOND_GOAWAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      idle.close();
      connection.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
