package dev.sallyport.gateway.http1;

import dev.sallyport.wire.http1.FieldLines;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;

/** Writes HTTP/1 pieces: field lines, chunks, the last chunk with its trailers. Stateless. */
public final class MessageWriter {
  private static final ByteBuf CRLF = constant("\r\n");
  private static final ByteBuf LAST_CHUNK = constant("0\r\n\r\n");

  private MessageWriter() {}

  private static ByteBuf constant(String text) {
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer()
            .writeBytes(text.getBytes(StandardCharsets.ISO_8859_1))
            .asReadOnly());
  }

  public static void ascii(ByteBuf out, String text) {
    ByteBufUtil.writeAscii(out, text);
  }

  /** Writes Latin-1 text as its bytes. */
  public static void latin1(ByteBuf out, String text) {
    out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
  }

  public static void fieldLine(ByteBuf out, String name, String value) {
    ascii(out, name);
    out.writeByte(':').writeByte(' ');
    latin1(out, value);
    out.writeByte('\r').writeByte('\n');
  }

  /** Copies a line as it came, name and value. */
  public static void fieldLine(ByteBuf out, FieldLines fields, int line) {
    byte[] array = fields.array();
    int nameFrom = fields.nameFrom(line);
    int nameTo = fields.nameTo(line);
    int valueFrom = fields.valueFrom(line);
    int valueTo = fields.valueTo(line);
    if (nameTo + 2 == valueFrom && array[nameTo] == ':' && array[nameTo + 1] == ' ') {
      out.writeBytes(array, nameFrom, valueTo - nameFrom);
    } else {
      out.writeBytes(array, nameFrom, nameTo - nameFrom);
      out.writeByte(':').writeByte(' ');
      out.writeBytes(array, valueFrom, valueTo - valueFrom);
    }
    out.writeByte('\r').writeByte('\n');
  }

  /** Writes {@code data}, which it takes over, as one chunk. */
  public static void chunk(ChannelHandlerContext ctx, ByteBuf data) {
    chunk(ctx, data, ctx.voidPromise());
  }

  /** The same; {@code written} tells when all of the chunk is out, or will not be. */
  public static void chunk(ChannelHandlerContext ctx, ByteBuf data, ChannelPromise written) {
    ByteBuf size = ctx.alloc().buffer(12);
    ascii(size, Integer.toHexString(data.readableBytes()));
    size.writeByte('\r').writeByte('\n');
    ctx.write(size, ctx.voidPromise());
    ctx.write(data, ctx.voidPromise());
    ctx.write(CRLF.duplicate(), written);
  }

  public static void lastChunk(ChannelHandlerContext ctx, FieldLines trailers) {
    if (trailers.size() == 0) {
      ctx.write(LAST_CHUNK.duplicate(), ctx.voidPromise());
      return;
    }
    ByteBufAllocator alloc = ctx.alloc();
    ByteBuf out = alloc.buffer(256);
    ascii(out, "0\r\n");
    for (int i = 0; i < trailers.size(); i++) {
      fieldLine(out, trailers, i);
    }
    ascii(out, "\r\n");
    ctx.write(out, ctx.voidPromise());
  }

  /**
   * Says that nothing more will be sent, once what was written is out: close_notify where there is
   * TLS, then FIN. What the peer sends can still be read.
   */
  public static ChannelFuture closeOutput(ChannelHandlerContext ctx) {
    SslHandler tls = ctx.pipeline().get(SslHandler.class);
    ChannelFuture out =
        tls != null ? tls.closeOutbound() : ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
    return out.addListener(f -> {
      if (ctx.channel() instanceof DuplexChannel duplex && duplex.isActive()) {
        duplex.shutdownOutput();
      }
    });
  }
}
