package dev.sallyport.lab.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Accepts TCP connections on a free port of the loopback address and gives each a virtual thread.
 * {@link #close} ends the accepting, every connection and every thread before it returns.
 */
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int CLOSE_SECONDS = 10;

  private final String name;
  private final ServerSocket serverSocket;
  private final ConnectionHandler handler;
  private final Duration before;
  private final ExecutorService threads;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Listener(
      String name, ServerSocket serverSocket, ConnectionHandler handler, Duration before) {
    this.name = name;
    this.serverSocket = serverSocket;
    this.handler = handler;
    this.before = before;
    this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name, 0).factory());
  }

  /**
   * Starts to accept.
   *
   * @param name begins the name of every thread of this listener
   */
  public static Listener start(String name, ConnectionHandler handler) throws IOException {
    return start(name, 0, handler);
  }

  /** As {@link #start(String, ConnectionHandler)}, on that port; 0: a free one. */
  public static Listener start(String name, int port, ConnectionHandler handler)
      throws IOException {
    return start(name, port, BACKLOG, Duration.ZERO, handler);
  }

  /** As the others, with the shortest queue there is, and a pause before each connection. */
  public static Listener startSlow(
      String name, int port, Duration before, ConnectionHandler handler) throws IOException {
    return start(name, port, 1, before, handler);
  }

  private static Listener start(
      String name, int port, int backlog, Duration before, ConnectionHandler handler)
      throws IOException {
    ServerSocket serverSocket = new ServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    Listener listener = new Listener(name, serverSocket, handler, before);
    listener.threads.execute(listener::accept);
    return listener;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(serverSocket.getInetAddress(), serverSocket.getLocalPort());
  }

  public int port() {
    return serverSocket.getLocalPort();
  }

  private void accept() {
    while (!closed) {
      try {
        Thread.sleep(before);
        Socket socket = serverSocket.accept();
        open.add(socket);
        try {
          threads.execute(() -> handle(socket));
        } catch (RejectedExecutionException e) {
          // Closed since accept() returned: close() may have walked through the open ones already.
          socket.close();
        }
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException("%s stopped accepting".formatted(name), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return; // closed
      }
    }
  }

  private void handle(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      handler.handle(socket);
    } catch (IOException e) {
      // The peer left or misbehaved: that ends this connection and concerns no other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    try {
      serverSocket.close();
      for (Socket socket : open) {
        socket.close();
      }
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "%s on port %d still has threads %d s after close"
                .formatted(name, port(), CLOSE_SECONDS));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
