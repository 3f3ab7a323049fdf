package dev.sallyport.lab.iis;

import dev.sallyport.lab.http.Response;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/** Turns a client's certificate, or its absence, into the page IIS is documented to answer with. */
final class CertificateJudge {
  private final X509TrustManager trust;

  CertificateJudge(X509TrustManager trust) {
    this.trust = trust;
  }

  /**
   * Judges.
   *
   * @return the page that refuses, or empty where the request may pass
   */
  Optional<Response> refusal(ClientCertificates mode, List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      return mode == ClientCertificates.REQUIRE
          ? Optional.of(page("403.7", "a client certificate is required and none was sent"))
          : Optional.empty();
    }
    try {
      chain.getFirst().checkValidity();
      trust.checkClientTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of(page("403.17", "the client certificate has expired"));
    } catch (CertificateException e) {
      return Optional.of(page("403.16", "the client certificate is not trusted"));
    }
  }

  private static Response page(String subStatus, String reason) {
    return Response.text(
        403, "HTTP Error %s - Forbidden: %s (imitated)\n".formatted(subStatus, reason));
  }
}
