package dev.sallyport.app.coverage;

import dev.sallyport.lab.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that does exactly what a script says. Closes all that it opened. */
final class ScriptedClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final int port;
  private final LabPki pki;
  private final Runnable stop;
  private final List<Socket> opened = new ArrayList<>();

  /** {@code stop}: ends what it speaks to, at once. */
  ScriptedClient(int port, LabPki pki, Runnable stop) {
    this.port = port;
    this.pki = pki;
    this.stop = stop;
  }

  void stopGateway() {
    stop.run();
  }

  /** A connection without TLS. */
  Socket plain() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    opened.add(socket);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** A connection after its handshake. {@code names}: the SNI name, or none. */
  SSLSocket secure(String... names) throws Exception {
    SSLSocket socket = socket(names);
    socket.startHandshake();
    return socket;
  }

  /** A connection before its handshake. */
  SSLSocket socket(String... names) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            pki.clientContext().getSocketFactory().createSocket(plain(), "127.0.0.1", port, true);
    SSLParameters parameters = socket.getSSLParameters();
    List<SNIServerName> sent = new ArrayList<>();
    for (String name : names) {
      sent.add(new SNIHostName(name));
    }
    parameters.setServerNames(sent);
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Sends a request over a connection of its own and takes what comes until the end. */
  void ask(String name, String request) throws Exception {
    takeAll(send(secure(name), request));
  }

  static Socket send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  static void takeAll(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // How it ends is not this client's matter.
    }
  }

  /** Sends a ClientHello of TLS 1.2 and waits for the first bytes of the answer. */
  Socket greeted(String name) throws Exception {
    Socket socket = plain();
    SSLEngine engine = pki.clientContext().createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setServerNames(List.of(new SNIHostName(name)));
    engine.setSSLParameters(parameters);
    ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    socket.getOutputStream().write(hello.array(), 0, hello.position());
    readToServerHelloDone(socket);
    return socket;
  }

  /** RFC 5246 section 7.4.5: a message of type 14 without content ends the server's flight. */
  private static void readToServerHelloDone(Socket socket) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    String last;
    do {
      int next = socket.getInputStream().read();
      if (next < 0) {
        return;
      }
      seen.write(next);
      byte[] bytes = seen.toByteArray();
      int from = Math.max(0, bytes.length - 4);
      last = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    } while (!last.equals("\u000e\0\0\0"));
  }

  /** Sends a fatal alert in clear (RFC 5246 section 7.2) and closes. */
  static void alert(Socket socket, int description) throws IOException {
    socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, (byte) description});
    socket.getOutputStream().flush();
    socket.shutdownOutput();
    takeAll(socket);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : opened) {
      socket.close();
    }
  }
}
