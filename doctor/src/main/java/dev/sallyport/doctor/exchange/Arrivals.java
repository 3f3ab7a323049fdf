package dev.sallyport.doctor.exchange;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.TlsConnection;
import java.io.IOException;

/** The bytes that come over a connection, one by one. */
final class Arrivals {
  private final TlsConnection connection;
  private final byte[] buffer = new byte[16 << 10];
  private int at;
  private int to;

  Arrivals(TlsConnection connection) {
    this.connection = connection;
  }

  void until(Deadline deadline) {
    connection.deadline(deadline);
  }

  /** The next byte; -1 where none will come. */
  int next() throws IOException, ProbeEnded {
    if (at == to) {
      int read = connection.read(buffer);
      if (read < 0) {
        return -1;
      }
      at = 0;
      to = read;
    }
    return buffer[at++] & 0xff;
  }

  /** Bytes that came and were not taken. */
  int unread() {
    return to - at + connection.unread();
  }
}
