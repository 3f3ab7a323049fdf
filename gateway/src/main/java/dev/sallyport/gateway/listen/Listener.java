package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.config.Configuration.Listen;
import dev.sallyport.gateway.config.Configuration.Scheme;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.transport.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** One listening socket and what every connection that it accepts goes through. */
public final class Listener implements AutoCloseable {
  /** How long a client may take to send its ClientHello. */
  static final Duration HELLO_TIMEOUT = Duration.ofSeconds(10);

  private static final int BACKLOG = 4096;
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  private final Listen settings;
  private final Channel channel;

  private Listener(Listen settings, Channel channel) {
    this.settings = settings;
    this.channel = channel;
  }

  /**
   * Binds a socket; returns when it listens.
   *
   * @param httpsPort where the plain listener sends its clients
   * @throws IOException with the address and what the system said
   */
  public static Listener open(
      Listen settings, EventLoopGroup loops, Reception reception, int httpsPort)
      throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(Transport.of(loops.next()).server())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel ch) {
                    accept(ch, settings, reception, httpsPort);
                  }
                });
    ChannelFuture bound = bootstrap.bind(settings.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot listen on " + settings.address() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    return new Listener(settings, bound.channel());
  }

  private static void accept(
      SocketChannel ch, Listen settings, Reception reception, int httpsPort) {
    ClientConnection connection =
        new ClientConnection(ch.eventLoop(), ch.remoteAddress(), ch.localAddress());
    if (!reception.admit(ch)) {
      new UnreadRequest(reception.gate(), connection, System.nanoTime(), "TCP")
          .neverSecured(List.of(new Event.LimitReached("max_connections", reception.max())));
      ch.close();
      return;
    }
    if (settings.proxyProtocol()) {
      ch.pipeline()
          .addLast(new HAProxyMessageDecoder())
          .addLast(new ProxyHeader(reception, connection));
    }
    if (settings.scheme() == Scheme.HTTP) {
      ch.pipeline().addLast("http", new RedirectEdge(reception, connection, httpsPort));
    } else {
      Doorway doorway = new Doorway(reception, connection);
      ch.pipeline()
          .addLast("sni", new SniSelector(reception, connection, doorway, HELLO_TIMEOUT.toMillis()))
          .addLast("doorway", doorway);
    }
  }

  public Listen settings() {
    return settings;
  }

  /** Where it really listens: the port is known even when 0 was asked for. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Accepts no more. Connections that it accepted go on. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
  }
}
