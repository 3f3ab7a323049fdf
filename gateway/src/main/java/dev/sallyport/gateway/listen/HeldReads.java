package dev.sallyport.gateway.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * Stands between TLS and HTTP/2 and lets no request for more bytes pass while it is told to:
 * Netty's HTTP/2 asks for them even where the channel does not read by itself. Belongs to its event
 * loop.
 */
final class HeldReads extends ChannelOutboundHandlerAdapter {
  private boolean held;

  void hold(boolean on) {
    held = on;
  }

  @Override
  public void read(ChannelHandlerContext ctx) {
    if (!held) {
      ctx.read();
    }
  }
}
