package dev.sallyport.gateway.listen;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2LifecycleManager;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the answers that a client's frames call for and that it does not read: acknowledgements of
 * PING and SETTINGS, and resets (RFC 9113 section 10.5). One per connection.
 */
final class OwedFrames extends DecoratingHttp2ConnectionEncoder {
  private static final int MAX_OWED = 1000;

  private @Nullable Http2LifecycleManager connection;
  private int owed;
  private boolean closing;

  OwedFrames(Http2ConnectionEncoder encoder) {
    super(encoder);
  }

  @Override
  public void lifecycleManager(Http2LifecycleManager manager) {
    connection = manager;
    super.lifecycleManager(manager);
  }

  @Override
  public ChannelFuture writeSettingsAck(ChannelHandlerContext ctx, ChannelPromise promise) {
    return tooMany(ctx) ? promise : super.writeSettingsAck(ctx, counted(promise));
  }

  @Override
  public ChannelFuture writePing(
      ChannelHandlerContext ctx, boolean ack, long data, ChannelPromise promise) {
    if (!ack) {
      return super.writePing(ctx, false, data, promise);
    }
    return tooMany(ctx) ? promise : super.writePing(ctx, true, data, counted(promise));
  }

  @Override
  public ChannelFuture writeRstStream(
      ChannelHandlerContext ctx, int streamId, long errorCode, ChannelPromise promise) {
    return super.writeRstStream(ctx, streamId, errorCode, counted(promise));
  }

  private ChannelPromise counted(ChannelPromise promise) {
    owed++;
    return promise.unvoid().addListener(f -> owed--);
  }

  /** Closes, once: GOAWAY alone would wait behind all that is not read. */
  private boolean tooMany(ChannelHandlerContext ctx) {
    if (owed >= MAX_OWED && !closing && connection != null) {
      closing = true;
      connection.onError(
          ctx,
          false,
          Http2Exception.connectionError(
              Http2Error.ENHANCE_YOUR_CALM, "%d answers that were not read", owed));
      ctx.close();
    }
    return closing;
  }
}
