package dev.sallyport.gateway.tls;

import dev.sallyport.wire.tls.RecordTap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Shows a {@link RecordTap} what passes below the TLS handler of a connection to an origin. Changes
 * nothing; belongs to the channel's event loop.
 */
public final class RecordTapHandler extends ChannelDuplexHandler {
  private final RecordTap tap;

  public RecordTapHandler(RecordTap.Listener listener) {
    tap = new RecordTap(listener);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (msg instanceof ByteBuf b) {
      show(b, tap::received);
    }
    ctx.fireChannelRead(msg);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
    if (msg instanceof ByteBuf b) {
      show(b, tap::sent);
    }
    ctx.write(msg, promise);
  }

  private static void show(ByteBuf bytes, Consumer<ByteBuffer> to) {
    if (bytes.nioBufferCount() == 1) {
      to.accept(bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes()));
    } else {
      for (ByteBuffer part : bytes.nioBuffers()) {
        to.accept(part);
      }
    }
  }
}
