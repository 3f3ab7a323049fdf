package dev.sallyport.gateway.recorder;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Stands below TLS and puts on a tape what passes. Only in pipelines of sites that record. */
final class TapeHandler extends ChannelDuplexHandler {
  private final Tape tape;
  private final boolean accepted;
  private boolean closed;

  /**
   * @param accepted whether the other end opened the connection
   */
  TapeHandler(Tape tape, boolean accepted) {
    this.tape = tape;
    this.accepted = accepted;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    if (ctx.channel().isActive()) {
      ends(ctx);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ends(ctx);
    ctx.fireChannelActive();
  }

  private void ends(ChannelHandlerContext ctx) {
    InetSocketAddress here = (InetSocketAddress) ctx.channel().localAddress();
    InetSocketAddress there = (InetSocketAddress) ctx.channel().remoteAddress();
    tape.between(accepted ? there : here, accepted ? here : there);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf data) {
      tape.passed(accepted, data);
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf data) {
      tape.passed(!accepted, data);
    }
    ctx.write(message, promise);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    closed(!accepted, false);
    ctx.close(promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    closed(accepted, false);
    tape.ended();
    ctx.fireChannelInactive();
  }

  /** An RST of the other end comes as an error of the socket. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains("reset")) {
      closed(accepted, true);
    }
    ctx.fireExceptionCaught(cause);
  }

  private void closed(boolean byClient, boolean reset) {
    if (!closed) {
      closed = true;
      tape.closed(byClient, reset);
    }
  }
}
