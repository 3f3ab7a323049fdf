package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ServerTrust;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.survey.Way;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Whole handshakes by the JDK, whatever the certificate is, for what only the end of one shows.
 * Keeps the sessions from one to the next. Belongs to one thread.
 */
final class Handshaker {
  /** A server of TLS 1.3 sends its tickets behind the handshake. */
  private static final Duration FOR_TICKETS = Duration.ofMillis(250);

  private final Way way;
  private final TlsSettings tls;
  private final Duration patience;
  private final ServerTrust trust;
  private final SSLContext context;

  Handshaker(Way way, TlsSettings tls, Duration patience) {
    this.way = way;
    this.tls = tls;
    this.patience = patience;
    try {
      this.trust = ServerTrust.judging(tls.anchors());
      this.context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has PKIX and TLS", e);
    }
  }

  /**
   * What the end of a handshake shows.
   *
   * @param trust the chain, and what is wrong with it; where {@code resumed}, that of the first
   *     time
   * @param session that a server of TLS 1.2 gave in clear
   */
  record Shaken(
      String version, boolean resumed, boolean stapled, ServerTrust trust, GivenSession session) {}

  /**
   * One handshake over a connection of its own.
   *
   * @throws IOException where it fails
   */
  Shaken shake(List<String> versions, Deadline until) throws IOException {
    int before = trust.times();
    Deadline end = until.within(patience);
    try (HeardSocket plain = new HeardSocket()) {
      plain.connect(way.address(), end.leftMillis());
      plain.setSoTimeout(end.leftMillis());
      int port = way.address().getPort();
      try (SSLSocket socket =
          (SSLSocket)
              context.getSocketFactory().createSocket(plain, tls.serverName(), port, true)) {
        socket.setSSLParameters(parameters(socket, versions));
        socket.startHandshake();
        ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
        Shaken shaken =
            new Shaken(
                session.getProtocol(),
                trust.times() == before,
                !session.getStatusResponses().isEmpty(),
                trust,
                GivenSession.of(plain.heard()));
        awaitTickets(socket);
        return shaken;
      }
    }
  }

  private SSLParameters parameters(SSLSocket socket, List<String> versions) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(versions.toArray(String[]::new));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(
        tls.sendsName() ? List.of(new SNIHostName(tls.serverName())) : List.of());
    return parameters;
  }

  private static void awaitTickets(SSLSocket socket) {
    try {
      socket.setSoTimeout(Math.toIntExact(FOR_TICKETS.toMillis()));
      socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      // as wanted: a server speaks second
    } catch (IOException e) {
      // It ended; the handshake was whole.
    }
  }
}
