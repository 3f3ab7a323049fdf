package dev.sallyport.app.lab;

import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The browser of the story: one GET, and a patience of its own. */
final class LabClient {
  private static final int GAVE_UP = 499;

  private final LabPki pki;

  LabClient(LabPki pki) {
    this.pki = pki;
  }

  /** Asks for the site's first page. */
  int get(int port, String site, Duration patience) throws IOException, GeneralSecurityException {
    return get(port, site, "/", patience);
  }

  /** The status of the answer; 499 where none came within {@code patience}. */
  int get(int port, String site, String target, Duration patience)
      throws IOException, GeneralSecurityException {
    try (SSLSocket socket =
        (SSLSocket)
            pki.clientContext()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(site)));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      String request =
          "GET "
              + target
              + " HTTP/1.1\r\nHost: "
              + site
              + "\r\nUser-Agent: sallyport-lab\r\nAccept: */*\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return status(socket.getInputStream());
    } catch (SocketTimeoutException e) {
      return GAVE_UP;
    }
  }

  private static int status(InputStream in) throws IOException {
    byte[] line = in.readNBytes("HTTP/1.1 200".length());
    if (line.length < 12) {
      throw new IOException("closed without an answer");
    }
    int status = Integer.parseInt(new String(line, 9, 3, StandardCharsets.US_ASCII));
    in.readAllBytes();
    return status;
  }
}
