package dev.sallyport.lab.net;

import java.io.IOException;
import java.net.Socket;

/** Serves one accepted connection on a thread of its own. */
@FunctionalInterface
public interface ConnectionHandler {
  /** Returns or throws when the connection is over; the listener then closes the socket. */
  void handle(Socket socket) throws IOException, InterruptedException;
}
