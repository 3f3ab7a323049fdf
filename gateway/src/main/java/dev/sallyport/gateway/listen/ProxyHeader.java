package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.timing.Phase;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Takes the client's address from the PROXY header that a load balancer put before its bytes. */
final class ProxyHeader extends ChannelInboundHandlerAdapter {
  private final Reception reception;
  private final ClientConnection connection;
  private final long beganNanos = System.nanoTime();
  private boolean refused;

  ProxyHeader(Reception reception, ClientConnection connection) {
    this.reception = reception;
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (!(msg instanceof HAProxyMessage header)) {
      ctx.fireChannelRead(msg);
      return;
    }
    try {
      InetAddress peer = connection.peer().getAddress();
      if (!reception.gate().trusts(peer)) {
        refuse(ctx, "a PROXY header from " + peer.getHostAddress() + ", no trusted proxy");
        return;
      }
      String source = header.sourceAddress();
      byte[] address = source == null ? null : NetUtil.createByteArrayFromIpAddressString(source);
      if (address != null) { // absent for LOCAL and UNKNOWN: the proxy speaks for itself
        connection.proxied(
            new InetSocketAddress(InetAddress.getByAddress(address), header.sourcePort()));
      }
      connection.setUp().add(Phase.ACCEPT, System.nanoTime() - beganNanos);
      ctx.pipeline().remove(this);
    } catch (UnknownHostException e) {
      refuse(ctx, "a PROXY header without a usable address");
    } finally {
      header.release();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Throwable told =
        cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
    refuse(ctx, "no PROXY header: " + told.getMessage());
  }

  private void refuse(ChannelHandlerContext ctx, String why) {
    if (refused) {
      return; // the decoder goes on with the next line until the connection is closed
    }
    refused = true;
    new UnreadRequest(reception.gate(), connection, beganNanos, "PROXY")
        .neverSecured(List.of(new Event.Refused("accept", "proxy-header", why)));
    ctx.close();
  }
}
