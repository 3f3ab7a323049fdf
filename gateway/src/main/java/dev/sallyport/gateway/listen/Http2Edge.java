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
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
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
final class Http2Edge extends Http2EventAdapter {
  private static final int WINDOW_BYTES = 256 * 1024;
  private static final int MAX_RESETS = 400;
  private static final int RESET_WINDOW_SECONDS = 30;
  private static final Duration SECOND_GOAWAY = Duration.ofSeconds(1);

  private final Reception reception;
  private final ClientConnection connection;
  private final SiteConfiguration site;
  private final Http2ConnectionHandler handler;
  private final Http2Connection.PropertyKey streamKey;
  private final Deadline idle;
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
    DefaultHttp2Connection http2 = new DefaultHttp2Connection(true);
    DefaultHttp2ConnectionEncoder encoder =
        new DefaultHttp2ConnectionEncoder(http2, new DefaultHttp2FrameWriter());
    DefaultHttp2FrameReader reader =
        new DefaultHttp2FrameReader(
            new DefaultHttp2HeadersDecoder(true, site.limits().headBytes()));
    this.handler =
        new Http2ConnectionHandlerBuilder()
            .frameListener(this)
            .initialSettings(settings)
            .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
            .codec(
                new DefaultHttp2ConnectionDecoder(
                    http2, encoder, new OrderlyStreams(reader, http2)),
                encoder)
            .gracefulShutdownTimeoutMillis(Duration.ofMinutes(5).toMillis())
            .build();
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
    pipeline.addLast("http2-end", edge.new End());
    edge.idle.arm(Timer.CLIENT_IDLE, site.timeouts().clientIdle());
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
      if (known == null) {
        new UnreadRequest(reception.gate(), connection, now, "HTTP/2.0").malformed(e);
      } else {
        known.malformed(e);
      }
      // RFC 9113 section 8.1.1: a malformed request is a stream error of type PROTOCOL_ERROR
      throw Http2Exception.streamError(streamId, Http2Error.PROTOCOL_ERROR, e.what());
    }
  }

  /** Reads nothing further, once this request has begun, until the observers have caught up. */
  private void pauseIfBehind(ChannelHandlerContext ctx) {
    boolean pause = reception.pausing();
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
      s.lost(new Event.StreamReset(gone() ? "connection closed" : "closed by an error"));
    }
    if (handler.connection().numActiveStreams() == 0) {
      idle.arm(Timer.CLIENT_IDLE, site.timeouts().clientIdle());
    }
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
