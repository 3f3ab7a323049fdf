package dev.sallyport.console.http;

import dev.sallyport.console.http.HttpCall.Ends;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The socket of the console: one request a connection, each on a virtual thread of its own. What is
 * not done in its time is closed. Thread-safe.
 */
final class Doorstep implements AutoCloseable {
  private static final int LINGER_MILLIS = 2_000;
  private static final long MOST_LINGER_BYTES = 64L << 20;

  /**
   * What a connection may take.
   *
   * @param head until the head of its request is there
   * @param whole from then until the answer is out
   */
  record Bounds(int connections, Duration head, Duration whole) {}

  /** Answers a request. */
  interface Host {
    Answer answer(HttpCall call) throws IOException, InterruptedException;

    /** The answer to what cannot be read. */
    Answer unreadable(InetSocketAddress peer, Refused why);

    /** Sends an answer to {@code call}; null where that could not be read. */
    void send(OutputStream out, @Nullable HttpCall call, Answer answer)
        throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final Bounds bounds;
  private final Host host;
  private final Semaphore room;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("console-clock").daemon(true).factory());

  /**
   * A bound socket, which accepts nothing yet.
   *
   * @param tls null: plain HTTP
   * @throws IOException where the address cannot be bound
   */
  Doorstep(InetSocketAddress address, @Nullable SSLContext tls, Bounds bounds, Host host)
      throws IOException {
    this.tls = tls;
    this.bounds = bounds;
    this.host = host;
    this.room = new Semaphore(bounds.connections());
    this.server = new ServerSocket();
    try {
      server.bind(address, bounds.connections());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  void open() {
    threads.execute(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (room.tryAcquire()) {
          threads.execute(() -> serve(socket));
        } else {
          socket.close();
        }
      } catch (IOException e) {
        pause(); // closed, or too many files are open
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Future<?> head = closing(socket, bounds.head());
      Socket secured =
          tls == null ? socket : tls.getSocketFactory().createSocket(socket, null, true);
      InputStream in = new BufferedInputStream(secured.getInputStream());
      OutputStream out = new BufferedOutputStream(secured.getOutputStream(), 16 << 10);
      Future<?> whole = closing(socket, bounds.head().plus(bounds.whole()));
      try {
        boolean unread = serve(in, out, ends(socket), head);
        secured.shutdownOutput();
        if (unread) {
          socket.setSoTimeout(LINGER_MILLIS);
          linger(in);
        }
      } finally {
        head.cancel(false);
        whole.cancel(false);
      }
    } catch (IOException e) {
      // the peer is gone, or was too slow
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
    }
  }

  /** Returns whether some of the request was not read. */
  private boolean serve(InputStream in, OutputStream out, Ends ends, Future<?> head)
      throws IOException, InterruptedException {
    HttpCall call = null;
    Answer answer;
    try {
      call = new CallReader(in, out).read(ends);
      head.cancel(false);
      if (call == null) {
        return false;
      }
      answer = host.answer(call);
    } catch (Refused why) {
      head.cancel(false);
      answer = host.unreadable(ends.peer(), why);
    }
    host.send(out, call, answer);
    return call == null || call.body().unread();
  }

  /** A client that still sends would lose the answer by a reset (RFC 9112 section 9.6). */
  private static void linger(InputStream in) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
    long bytes = 0;
    byte[] buffer = new byte[8_192];
    while (bytes < MOST_LINGER_BYTES && System.nanoTime() - end < 0) {
      int read = in.read(buffer);
      if (read < 0) {
        return;
      }
      bytes += read;
    }
  }

  private Future<?> closing(Socket socket, Duration after) {
    return clock.schedule(() -> quietly(socket), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed all the same
    }
  }

  private static Ends ends(Socket socket) {
    return new Ends(
        (InetSocketAddress) socket.getLocalSocketAddress(),
        (InetSocketAddress) socket.getRemoteSocketAddress());
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    clock.shutdownNow();
  }
}
