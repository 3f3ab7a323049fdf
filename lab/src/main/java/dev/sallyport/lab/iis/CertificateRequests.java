package dev.sallyport.lab.iis;

import dev.sallyport.lab.http.Response;
import dev.sallyport.lab.tls.ClientHello;
import dev.sallyport.lab.tls.TlsConnection;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** The asking for a client certificate after a request, on one connection. */
final class CertificateRequests {
  private final IisSettings settings;
  private final TlsConnection tls;
  private final ClientHello hello;
  private final Consumer<Fact> facts;
  private boolean asked;

  CertificateRequests(
      IisSettings settings, TlsConnection tls, ClientHello hello, Consumer<Fact> facts) {
    this.settings = settings;
    this.tls = tls;
    this.hello = hello;
    this.facts = facts;
  }

  /** Whether the next request has to wait for a certificate to be asked for. */
  boolean due(ClientCertificates mode) {
    boolean afterRequest = mode == ClientCertificates.ACCEPT || mode == ClientCertificates.REQUIRE;
    boolean settled = asked || tls.peerSubject().isPresent();
    return afterRequest && (settings.everyRequest() || !settled);
  }

  /** TLS 1.3 knows no renegotiation: RFC 8446 section 4.1.2. */
  boolean renegotiable() {
    return !tls.session().getProtocol().equals("TLSv1.3");
  }

  /**
   * What the Windows release does when it wants a certificate over TLS 1.3.
   *
   * @return how the exchange ends at once, or empty where it goes on without a certificate
   */
  Optional<Outcome> askAfterHandshake() {
    asked = true;
    if (hello.postHandshakeAuth()) {
      facts.accept(new Fact.PostHandshakeAuthNotPlayed());
      return Optional.empty();
    }
    facts.accept(new Fact.PostHandshakeAuthMissing());
    if (settings.tls() == WindowsTls.SERVER_2022) {
      return Optional.of(new Outcome.Reset());
    }
    String page = "HTTP Error 500.0: 0x80070032, the request is not supported (imitated)\n";
    return Optional.of(new Outcome.LastReply(Response.text(500, page)));
  }

  /**
   * Sends HelloRequest and waits.
   *
   * @return how the exchange ends at once, or empty where the client answered
   */
  Optional<Outcome> ask() throws IOException {
    asked = true;
    facts.accept(new Fact.HelloRequestSent());
    try {
      tls.renegotiate(settings.patience());
    } catch (SocketTimeoutException e) {
      facts.accept(new Fact.HelloRequestUnanswered(settings.patience()));
      return Optional.of(new Outcome.HangUp());
    } catch (EOFException e) {
      facts.accept(new Fact.ClientLeft());
      return Optional.of(new Outcome.HangUp());
    } catch (SSLException e) {
      String reason = String.valueOf(e.getMessage());
      facts.accept(
          reason.contains("no_renegotiation")
              ? new Fact.HelloRequestRefused(reason)
              : new Fact.HandshakeFailed(reason));
      return Optional.of(new Outcome.Reset());
    }
    facts.accept(new Fact.HelloRequestAnswered());
    tls.peerSubject().ifPresent(subject -> facts.accept(new Fact.PeerCertificate(subject)));
    return Optional.empty();
  }
}
