package dev.sallyport.gateway.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Which kind of sockets is used: epoll where its library loads, else NIO. */
public enum Transport {
  EPOLL(EpollSocketChannel.class, EpollServerSocketChannel.class, EpollDatagramChannel.class),
  NIO(NioSocketChannel.class, NioServerSocketChannel.class, NioDatagramChannel.class);

  private final Class<? extends SocketChannel> socket;
  private final Class<? extends ServerChannel> server;
  private final Class<? extends DatagramChannel> datagram;

  Transport(
      Class<? extends SocketChannel> socket,
      Class<? extends ServerChannel> server,
      Class<? extends DatagramChannel> datagram) {
    this.socket = socket;
    this.server = server;
    this.datagram = datagram;
  }

  public static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /** The kind of sockets that {@code loop} can serve. */
  public static Transport of(EventLoop loop) {
    return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class) ? EPOLL : NIO;
  }

  public EventLoopGroup loops(int threads) {
    IoHandlerFactory factory =
        this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(threads, factory);
  }

  public Class<? extends SocketChannel> socket() {
    return socket;
  }

  public Class<? extends ServerChannel> server() {
    return server;
  }

  public Class<? extends DatagramChannel> datagram() {
    return datagram;
  }
}
