package dev.sallyport.doctor.connection;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A socket with the tape that keeps what passes, where there is one. Owns the socket; belongs to
 * one thread.
 */
final class TapedSocket implements AutoCloseable {
  private final Socket socket;
  private final @Nullable Tape tape;
  private @Nullable IOException unsent;

  TapedSocket(Socket socket, @Nullable Tape tape) {
    this.socket = socket;
    this.tape = tape;
  }

  Socket socket() {
    return socket;
  }

  /** Sends the first bytes of a buffer. What fails shows by {@link #unsent}. */
  void send(byte[] bytes, int length) {
    if (unsent != null) {
      return;
    }
    try {
      socket.getOutputStream().write(bytes, 0, length);
      if (tape != null) {
        tape.passed(true, bytes, length);
      }
    } catch (IOException e) {
      unsent = e;
    }
  }

  /** Why nothing can be sent any more; in a handshake, what came before may still say why. */
  @Nullable IOException unsent() {
    return unsent;
  }

  /** Whether bytes came that nobody read. */
  boolean pending() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /**
   * What came, no later than until then.
   *
   * @return how many bytes; -1 at the other end's FIN
   */
  int receive(byte[] into, Deadline until) throws IOException {
    socket.setSoTimeout(until.leftMillis());
    int length = socket.getInputStream().read(into);
    if (tape != null) {
      if (length > 0) {
        tape.passed(false, into, length);
      } else if (length < 0) {
        tape.finished(false);
      }
    }
    return length;
  }

  /** The engine has gone on: it may have new secrets. */
  void look() {
    if (tape != null) {
      tape.look();
    }
  }

  /** The other end reset the connection. */
  void wasReset() {
    if (tape != null) {
      tape.reset();
    }
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      if (tape != null) {
        tape.finished(true);
      }
    }
  }
}
