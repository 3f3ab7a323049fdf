package dev.sallyport.gateway;

import dev.sallyport.lab.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A blocking HTTP/1 client that sends exactly the bytes it is given. */
public final class TestClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  private TestClient(Socket socket) throws IOException {
    this.socket = socket;
    this.socket.setSoTimeout(40_000);
    this.in = socket.getInputStream();
  }

  public static TestClient connect(int port, String serverName, LabPki pki, String... protocols)
      throws Exception {
    return secure(open(port), pki, List.of(new SNIHostName(serverName)), protocols);
  }

  /** A client that sends no server name. */
  public static TestClient connectNameless(int port, LabPki pki) throws Exception {
    return secure(open(port), pki, List.of(), "http/1.1");
  }

  /** A client whose load balancer puts {@code header} before its bytes. */
  public static TestClient connectBehind(byte[] header, int port, String serverName, LabPki pki)
      throws Exception {
    Socket plain = open(port);
    plain.getOutputStream().write(header);
    return secure(plain, pki, List.of(new SNIHostName(serverName)), "http/1.1");
  }

  private static Socket open(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static TestClient secure(
      Socket plain, LabPki pki, List<SNIServerName> names, String... protocols) throws Exception {
    SSLSocket s =
        (SSLSocket)
            pki.clientContext()
                .getSocketFactory()
                .createSocket(plain, "127.0.0.1", plain.getPort(), true);
    SSLParameters parameters = s.getSSLParameters();
    parameters.setServerNames(names);
    parameters.setApplicationProtocols(protocols);
    s.setSSLParameters(parameters);
    s.startHandshake();
    return new TestClient(s);
  }

  /** A response as it came. */
  public record Response(int status, List<String> fieldLines, String body) {
    public String field(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return fieldLines.stream()
          .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(l -> l.substring(prefix.length()).trim())
          .findFirst()
          .orElse("");
    }
  }

  public TestClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public TestClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  public Response get(String host, String target, String... fieldLines) throws IOException {
    StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (String line : fieldLines) {
      head.append(line).append("\r\n");
    }
    send(head.append("\r\n").toString());
    return response(false);
  }

  public Response post(String host, String target, byte[] body) throws IOException {
    send(
        "POST "
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n");
    send(body);
    return response(false);
  }

  /** Reads the next response, interim ones included. */
  public Response response(boolean toHead) throws IOException {
    String start = line();
    int status = Integer.parseInt(start.substring(9, 12));
    List<String> lines = new ArrayList<>();
    for (String l = line(); !l.isEmpty(); l = line()) {
      lines.add(l);
    }
    Response head = new Response(status, lines, "");
    boolean bodiless = toHead || status < 200 || status == 204 || status == 304;
    return bodiless ? head : new Response(status, lines, body(head));
  }

  /** Reads the body that follows {@code head}. */
  public String body(Response head) throws IOException {
    if (head.field("Transfer-Encoding").equals("chunked")) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int n = Integer.parseInt(line(), 16); n > 0; n = Integer.parseInt(line(), 16)) {
        all.write(exactly(n));
        line();
      }
      for (String l = line(); !l.isEmpty(); l = line()) {
        head.fieldLines().add("trailer " + l);
      }
      return latin1(all.toByteArray());
    }
    String length = head.field("Content-Length");
    return latin1(length.isEmpty() ? in.readAllBytes() : exactly(Integer.parseInt(length)));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private byte[] exactly(int n) throws IOException {
    byte[] bytes = in.readNBytes(n);
    if (bytes.length < n) {
      throw new EOFException("wanted " + n + " bytes, got " + bytes.length);
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed after \"" + line + "\"");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** Whether the other side has closed, once what it sent was read. */
  public boolean closed() throws IOException {
    return in.read() < 0;
  }

  public Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
