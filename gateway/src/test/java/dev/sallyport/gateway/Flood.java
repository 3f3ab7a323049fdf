package dev.sallyport.gateway;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes without end, and how many of them the other side has taken. */
final class Flood {
  private static final int PIECE = 16 * 1024;

  private Flood() {}

  /** Sends in a thread of its own; returns the count, which runs. */
  static AtomicLong from(Socket socket, long bytes) {
    AtomicLong sent = new AtomicLong();
    Thread.ofVirtual().start(() -> into(socket, bytes, sent));
    return sent;
  }

  /** Sends until all is sent or the other side is gone. */
  static void into(Socket socket, long bytes, AtomicLong sent) {
    byte[] piece = new byte[PIECE];
    try {
      while (sent.get() < bytes) {
        socket.getOutputStream().write(piece);
        sent.addAndGet(PIECE);
      }
    } catch (IOException e) {
      // the other side is gone: the count says how far it came
    }
  }
}
