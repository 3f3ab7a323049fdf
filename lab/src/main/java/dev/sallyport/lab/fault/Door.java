package dev.sallyport.lab.fault;

import dev.sallyport.lab.net.ConnectionHandler;
import dev.sallyport.lab.net.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a client finds at a fault server's port. */
record Door(InetSocketAddress address, Closing closing) {
  private static final int MAX_QUEUED = 16;
  private static final int CONNECT_MILLIS = 200;

  /** Takes back everything that was opened. */
  @FunctionalInterface
  interface Closing {
    void close() throws IOException;
  }

  static Door open(String name, int port, ConnectionHandler handler) throws IOException {
    Listener listener = Listener.start(name, port, handler);
    return new Door(listener.address(), listener::close);
  }

  /** A port that is bound, so that nobody else takes it, but refuses connections. */
  static Door refusing(int port) throws IOException {
    Socket bound = new Socket();
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new Door((InetSocketAddress) bound.getLocalSocketAddress(), bound::close);
  }

  /** A port whose SYNs stay unanswered: Linux drops them while the accept queue is full. */
  static Door full(int port) throws IOException {
    List<Socket> queued = new ArrayList<>();
    ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    Closing closing =
        () -> {
          server.close();
          for (Socket socket : queued) {
            socket.close();
          }
        };
    while (queued.size() < MAX_QUEUED) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(address, CONNECT_MILLIS);
      } catch (SocketTimeoutException e) {
        return new Door(address, closing);
      }
    }
    closing.close();
    throw new IOException("the accept queue took %d connections".formatted(MAX_QUEUED));
  }

  /** A port with a queue as short as can be, from which one connection is taken each time. */
  static Door slow(String name, int port, Duration each, ConnectionHandler handler)
      throws IOException {
    Listener listener = Listener.startSlow(name, port, each, handler);
    return new Door(listener.address(), listener::close);
  }
}
