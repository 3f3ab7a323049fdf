package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.lab.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLServerSocket;

/** Takes requests over TLS as they come, byte by byte, and answers each with 200. */
final class TakingServer implements AutoCloseable {
  static final String NAME = "shop.lab.test";
  private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: ([0-9]+)");

  private final SSLServerSocket socket;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private TakingServer(SSLServerSocket socket) {
    this.socket = socket;
  }

  static TakingServer start(LabPki pki) throws Exception {
    SSLServerSocket socket =
        (SSLServerSocket)
            pki.serverContext(pki.server(NAME))
                .getServerSocketFactory()
                .createServerSocket(0, 16, InetAddress.getLoopbackAddress());
    TakingServer server = new TakingServer(socket);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The next request, head and body. */
  String next() throws InterruptedException {
    String request = requests.poll(20, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      ByteArrayOutputStream taken = new ByteArrayOutputStream();
      InputStream in = client.getInputStream();
      while (!taken.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        taken.write(next);
      }
      Matcher length = LENGTH.matcher(taken.toString(ISO_8859_1));
      if (length.find()) {
        taken.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
      }
      requests.add(taken.toString(ISO_8859_1));
      client
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
    } catch (IOException e) {
      // a client that has left
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
