package dev.sallyport.lab.fault;

import dev.sallyport.lab.http.RequestHead;
import dev.sallyport.lab.http.RequestReader;
import dev.sallyport.lab.net.Endings;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection as a script sees it: TLS or not makes no difference. */
public final class Conversation {
  static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  private static final Duration LINGER = Duration.ofSeconds(5);
  private static final int SMALL_BUFFER_BYTES = 4096;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Closing closeNotify;
  private final Runnable onRequest;
  private final RequestReader reader;

  /** Says at the level of TLS that no more data will follow. */
  @FunctionalInterface
  interface Closing {
    void close() throws IOException;
  }

  Conversation(Socket socket, Streams streams, Closing closeNotify, Runnable onRequest) {
    this.socket = socket;
    this.in = new BufferedInputStream(streams.in());
    this.out = streams.out();
    this.closeNotify = closeNotify;
    this.onRequest = onRequest;
    this.reader = new RequestReader(in);
  }

  /** The two directions of a connection, above TLS where there is TLS. */
  record Streams(InputStream in, OutputStream out) {}

  /** Reads a request's head. */
  RequestHead head() throws IOException {
    RequestHead head = reader.head().orElseThrow(() -> new EOFException("no further request"));
    onRequest.run();
    return head;
  }

  InputStream body(RequestHead head) throws IOException {
    return reader.body(head);
  }

  /** Reads a request to its end. */
  RequestHead request() throws IOException {
    RequestHead head = head();
    if (head.expectsContinue()) {
      send(CONTINUE);
    }
    body(head).transferTo(OutputStream.nullOutputStream());
    return head;
  }

  void send(String latin1) throws IOException {
    send(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Bytes that pass TLS by. */
  void sendBelowTls(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The orderly end: close_notify where there is TLS, then FIN. */
  void close() throws IOException {
    closeNotify.close();
    fin();
  }

  /** FIN alone. */
  void fin() throws IOException {
    Endings.linger(socket, LINGER);
  }

  void reset() throws IOException {
    Endings.reset(socket);
  }

  /** Reads no more, so that the client's data fills the buffers, until the server is closed. */
  void stopReading() throws IOException, InterruptedException {
    socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
    Thread.sleep(Long.MAX_VALUE);
  }

  /** Keeps the connection open and silent until the client leaves or the server is closed. */
  void hold() throws IOException {
    Silence.keep(socket);
  }
}
