package dev.sallyport.lab.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The ways to end a TCP connection that a peer can tell apart. */
public final class Endings {
  private static final int MAX_DRAINED_BYTES = 64 << 20;

  private Endings() {}

  /** Ends with RST instead of FIN. What was written and not yet acknowledged is lost. */
  public static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /**
   * Sends FIN, then reads and drops what the peer still sends, so that the kernel does not answer
   * it with an RST that would overtake the last bytes written.
   */
  public static void linger(Socket socket, Duration wait) throws IOException {
    socket.shutdownOutput();
    Deadline deadline = Deadline.in(wait);
    InputStream in = socket.getInputStream();
    byte[] dropped = new byte[16 * 1024];
    int total = 0;
    try {
      while (total < MAX_DRAINED_BYTES) {
        socket.setSoTimeout(deadline.millisLeft());
        int count = in.read(dropped);
        if (count < 0) {
          break;
        }
        total += count;
      }
    } catch (SocketTimeoutException e) {
      // The peer keeps its side open: close anyway.
    }
    socket.close();
  }
}
