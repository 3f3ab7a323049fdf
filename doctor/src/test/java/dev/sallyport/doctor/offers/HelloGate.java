package dev.sallyport.doctor.offers;

import dev.sallyport.lab.net.Endings;
import dev.sallyport.lab.net.Listener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Predicate;

/**
 * A box before a server that looks at what comes in the first read alone, and at nothing else: what
 * it does not like it answers by its manner, the rest it passes on.
 */
final class HelloGate {
  private HelloGate() {}

  /** How a hello that is not liked ends. */
  enum Manner {
    RESET,
    CLOSE,
    SILENCE
  }

  static Listener before(InetSocketAddress server, Manner manner, Predicate<byte[]> likes)
      throws IOException {
    return Listener.start("hello-gate", socket -> pass(socket, server, manner, likes));
  }

  private static void pass(
      Socket socket, InetSocketAddress server, Manner manner, Predicate<byte[]> likes)
      throws IOException, InterruptedException {
    byte[] buffer = new byte[16 << 10];
    int length = socket.getInputStream().read(buffer);
    if (length < 0) {
      return;
    }
    byte[] first = java.util.Arrays.copyOf(buffer, length);
    if (!likes.test(first)) {
      switch (manner) {
        case RESET -> Endings.reset(socket);
        case CLOSE -> {}
        case SILENCE -> {
          while (socket.getInputStream().read(buffer) >= 0) {
            // takes all and says nothing
          }
        }
      }
      return;
    }
    relay(socket, server, first);
  }

  /** Passes all on. */
  static void relay(Socket socket, InetSocketAddress server)
      throws IOException, InterruptedException {
    relay(socket, server, new byte[0]);
  }

  private static void relay(Socket socket, InetSocketAddress server, byte[] first)
      throws IOException, InterruptedException {
    try (Socket up = new Socket()) {
      up.connect(server);
      up.getOutputStream().write(first);
      Thread back = Thread.ofVirtual().start(() -> copy(up, socket));
      copy(socket, up);
      back.join();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16 << 10];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // one of them left
    }
  }
}
