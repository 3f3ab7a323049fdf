package dev.sallyport.doctor.connection;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Closes a socket when a deadline passes: a write to a peer that takes nothing has no time-out. */
final class WriteWatch implements AutoCloseable {
  private final Thread thread;
  private volatile boolean late;

  private WriteWatch(Socket socket, int millis) {
    thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(millis);
                late = true;
                socket.close();
              } catch (InterruptedException | IOException e) {
                // written in time, or closed already
              }
            });
  }

  static WriteWatch until(Deadline deadline, Socket socket) throws SocketTimeoutException {
    return new WriteWatch(socket, deadline.leftMillis());
  }

  /** What an exception of the write means: the time-out, where that closed the socket. */
  IOException meant(IOException thrown) {
    return late ? new SocketTimeoutException() : thrown;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
