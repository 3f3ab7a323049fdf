package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import java.util.List;

/** An origin's certificate that the gateway does not accept. */
public final class Certificates {
  public static final Cause EXPIRED =
      cause(
          CertificateFault.EXPIRED,
          "The origin's certificate has expired.",
          "Its notAfter lies in the past. If many certificates seem expired, the clock of the"
              + " gateway is wrong.",
          List.of("Renew the certificate, bind the new one, and check that the old one is gone."),
          "Until then only `origin_tls.verify: off` connects, which accepts any certificate.",
          "upstream SSL certificate verify error: (10:certificate has expired)");

  public static final Cause NOT_YET_VALID =
      cause(
          CertificateFault.NOT_YET_VALID,
          "The origin's certificate is not valid yet.",
          "Its notBefore lies in the future: bound too early, or a clock is wrong.",
          List.of("Bind the former certificate until then, or correct the clock."),
          "Check the clock of the gateway.",
          "upstream SSL certificate verify error: (9:certificate is not yet valid)");

  public static final Cause SELF_SIGNED =
      cause(
          CertificateFault.SELF_SIGNED,
          "The origin's certificate is self-signed and not trusted.",
          "Issuer and subject are the same, and one certificate came.",
          List.of("Use a certificate of a public or of your own authority."),
          "Sallyport: put this certificate into the file named by `origin_tls.trust`.",
          "upstream SSL certificate verify error: (18:self-signed certificate)");

  public static final Cause INCOMPLETE_CHAIN =
      cause(
          CertificateFault.INCOMPLETE_CHAIN,
          "The origin does not send the intermediate certificate, so that no chain can be built.",
          "Browsers often work all the same, because they fetch or remember intermediates. Only the"
              + " leaf came, and its issuer is no trust anchor.",
          List.of("Install the intermediate certificate at the origin and bind again."),
          "Sallyport: add the intermediate to the file named by `origin_tls.trust`.",
          "upstream SSL certificate verify error: (20:unable to get local issuer certificate)");

  public static final Cause UNTRUSTED =
      cause(
          CertificateFault.UNTRUSTED,
          "The origin's certificate comes from an authority that the gateway does not trust.",
          "The chain is there, but it ends in no trust anchor: usually a company's own authority.",
          List.of("Use a certificate of an authority that the gateway trusts."),
          "Sallyport: name the authority's certificate in `origin_tls.trust`.",
          "upstream SSL certificate verify error: (19:self-signed certificate in certificate"
              + " chain)");

  public static final Cause NAME_MISMATCH =
      cause(
          CertificateFault.NAME_MISMATCH,
          "The origin's certificate is for other names than the one that was asked for.",
          "The chain is good. If the certificate belongs to another site of the same server, the"
              + " name sent (SNI) was missing or not known there.",
          List.of("Issue the certificate with this name as a subjectAltName."),
          "Sallyport: set `origin_tls.sni` to the site's name; `origin_tls.verify_name` where the"
              + " certificate has another one on purpose. nginx: proxy_ssl_server_name on and"
              + " proxy_ssl_name.",
          "upstream SSL certificate does not match \"NAME\"");

  public static final Cause WEAK =
      cause(
          CertificateFault.WEAK,
          "The origin's certificate is signed or keyed too weakly (for instance SHA-1 or RSA 1024).",
          "Trust and dates are good; the algorithm constraints of the TLS library say no.",
          List.of("Issue the certificate again with SHA-256 and RSA 2048 or P-256."),
          "There is no safe setting for this at the gateway.",
          "upstream SSL certificate verify error: (68:CA signature digest algorithm too weak)");

  public static final Cause REVOKED =
      cause(
          CertificateFault.REVOKED,
          "The origin's certificate was revoked by its authority.",
          "A CRL or an OCSP response says so. Dates and names may be good.",
          List.of("Find out why it was revoked, then bind a new certificate with a new key."),
          "Do not turn verification off for this: the key may be in other hands.",
          "upstream SSL certificate verify error: (23:certificate revoked)");

  public static final Cause REJECTED =
      cause(
          CertificateFault.OTHER,
          "The gateway rejected the origin's certificate for another reason.",
          "The reason in the evidence is that of the TLS library.",
          List.of("Compare the certificate with one that works: usages, constraints, names."),
          "Read the reason; `openssl s_client -connect HOST:PORT -servername NAME` shows it.",
          "upstream SSL certificate verify error");

  private static final List<Cause> ALL =
      List.of(
          EXPIRED,
          NOT_YET_VALID,
          SELF_SIGNED,
          INCOMPLETE_CHAIN,
          UNTRUSTED,
          NAME_MISMATCH,
          WEAK,
          REVOKED,
          REJECTED);

  private Certificates() {}

  static List<Cause> all() {
    return ALL;
  }

  /** The cause for what was found wrong. */
  public static Cause of(CertificateFault fault) {
    return switch (fault) {
      case EXPIRED -> EXPIRED;
      case NOT_YET_VALID -> NOT_YET_VALID;
      case SELF_SIGNED -> SELF_SIGNED;
      case INCOMPLETE_CHAIN -> INCOMPLETE_CHAIN;
      case UNTRUSTED -> UNTRUSTED;
      case NAME_MISMATCH -> NAME_MISMATCH;
      case WEAK -> WEAK;
      case REVOKED -> REVOKED;
      case OTHER -> REJECTED;
    };
  }

  private static Cause cause(
      CertificateFault fault,
      String summary,
      String distinguish,
      List<String> origin,
      String gateway,
      String nginx) {
    return new Cause(
        "origin.handshake." + fault.word(),
        summary,
        "The leaf that the origin showed, and the words of whoever rejected it. Certain where the"
            + " gateway judged it; in a capture only the client's alert tells.",
        distinguish,
        origin,
        List.of(gateway),
        List.of(
            "RFC 5280 section 6 (path validation)",
            "RFC 9525 (names in certificates)",
            "RFC 9209 section 2.3.14 (tls_certificate_error)"),
        new Mapping(
            502,
            "tls_certificate_error",
            "SC--",
            "UF",
            nginx + " while SSL handshaking to upstream",
            "526"));
  }
}
