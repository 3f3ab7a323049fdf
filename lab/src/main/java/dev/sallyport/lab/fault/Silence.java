package dev.sallyport.lab.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** The peer that says nothing. */
final class Silence {
  private Silence() {}

  /** Takes everything and says nothing until the client leaves. */
  static void keep(Socket socket) throws IOException {
    socket.setSoTimeout(0);
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}
