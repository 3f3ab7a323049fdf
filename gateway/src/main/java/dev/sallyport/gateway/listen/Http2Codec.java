package dev.sallyport.gateway.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.StreamException;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2Settings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Netty's side of HTTP/2, which tells what it refuses by itself before it answers. */
final class Http2Codec extends Http2ConnectionHandler {
  private static final int MAX_RESETS = 400;
  private static final int RESET_WINDOW_SECONDS = 30;

  /** Hears of what the client did wrong. */
  interface Refusals {
    /** The stream is about to be reset. */
    void streamRefused(StreamException why);

    /** The connection is about to be closed. */
    void connectionRefused(Http2Exception why);
  }

  private final Refusals refusals;
  private long windowBeganNanos = System.nanoTime();
  private int refusedStreams;

  private Http2Codec(
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings,
      Refusals refusals) {
    super(decoder, encoder, settings);
    this.refusals = refusals;
  }

  static Http2Codec server(
      Http2Settings settings, int maxHeadBytes, Http2FrameListener frames, Refusals refusals) {
    DefaultHttp2Connection http2 = new DefaultHttp2Connection(true);
    Http2ConnectionEncoder encoder =
        new OwedFrames(new DefaultHttp2ConnectionEncoder(http2, new DefaultHttp2FrameWriter()));
    DefaultHttp2FrameReader reader =
        new DefaultHttp2FrameReader(new DefaultHttp2HeadersDecoder(true, maxHeadBytes));
    return new Builder(refusals)
        .around(
            new DefaultHttp2ConnectionDecoder(http2, encoder, new OrderlyStreams(reader, http2)),
            encoder,
            settings,
            frames);
  }

  @Override
  protected void onStreamError(
      ChannelHandlerContext ctx, boolean outbound, Throwable cause, StreamException refusal) {
    if (!outbound) {
      refusals.streamRefused(refusal);
    }
    if (!outbound && tooMany()) {
      onConnectionError(
          ctx,
          false,
          cause,
          Http2Exception.connectionError(
              Http2Error.ENHANCE_YOUR_CALM,
              "more than %d streams refused in %d s",
              MAX_RESETS,
              RESET_WINDOW_SECONDS));
    } else {
      super.onStreamError(ctx, outbound, cause, refusal);
    }
  }

  /** A client that makes this side reset its streams is bounded like one that resets them. */
  private boolean tooMany() {
    long now = System.nanoTime();
    if (now - windowBeganNanos > TimeUnit.SECONDS.toNanos(RESET_WINDOW_SECONDS)) {
      windowBeganNanos = now;
      refusedStreams = 0;
    }
    return ++refusedStreams > MAX_RESETS;
  }

  @Override
  protected void onConnectionError(
      ChannelHandlerContext ctx,
      boolean outbound,
      Throwable cause,
      @Nullable Http2Exception refusal) {
    if (!outbound && refusal != null) {
      refusals.connectionRefused(refusal);
    }
    super.onConnectionError(ctx, outbound, cause, refusal);
  }

  private static final class Builder
      extends AbstractHttp2ConnectionHandlerBuilder<Http2Codec, Builder> {
    private final Refusals refusals;

    Builder(Refusals refusals) {
      this.refusals = refusals;
    }

    Http2Codec around(
        Http2ConnectionDecoder decoder,
        Http2ConnectionEncoder encoder,
        Http2Settings settings,
        Http2FrameListener frames) {
      return frameListener(frames)
          .initialSettings(settings)
          .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
          .codec(decoder, encoder)
          .gracefulShutdownTimeoutMillis(Duration.ofMinutes(5).toMillis())
          .build();
    }

    @Override
    protected Http2Codec build(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      return new Http2Codec(decoder, encoder, settings, refusals);
    }
  }
}
