package dev.sallyport.capture.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Hands connections on to a server and records what is said. Each has a thread a direction. */
final class RecordingRelay implements AutoCloseable {
  private final ServerSocket listener;
  private final int originPort;
  private final Recording recording;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();

  RecordingRelay(int originPort, Recording recording) throws IOException {
    this.originPort = originPort;
    this.recording = recording;
    this.listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Waits until each connection has ended on both sides. */
  void join() throws InterruptedException {
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads);
    }
    for (Thread thread : all) {
      thread.join();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        relay(listener.accept());
      }
    } catch (SocketException e) {
      return; // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void relay(Socket client) throws IOException {
    Socket origin = new Socket(InetAddress.getLoopbackAddress(), originPort);
    sockets.add(client);
    sockets.add(origin);
    Recording.Connection connection = recording.connected();
    threads.add(Thread.ofVirtual().start(() -> copy(client, origin, connection, true)));
    threads.add(Thread.ofVirtual().start(() -> copy(origin, client, connection, false)));
  }

  private static void copy(
      Socket from, Socket to, Recording.Connection connection, boolean byClient) {
    byte[] buffer = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        connection.said(byClient, buffer, read);
        out.write(buffer, 0, read);
      }
      connection.ended(byClient);
      to.shutdownOutput();
    } catch (IOException e) {
      connection.ended(byClient); // the other side is gone
    }
  }
}
