package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What an origin's alert means for the engineer on call. */
final class OriginAlert {
  private static final String LOG =
      "Read the origin's TLS log for this time. On Windows: System event log, source Schannel.";
  private static final String TRY =
      "Try versions and names one by one: `openssl s_client -connect HOST:PORT -servername NAME`.";

  private record Words(String meaning, String distinguish, String origin, String gateway) {}

  private OriginAlert() {}

  static Cause cause(AlertName name) {
    Words words = words(name);
    return new Cause(
        "origin.handshake." + name.event(),
        words.meaning,
        "A record of type 21 of the origin before the handshake was finished. Certain where it is"
            + " in clear and fatal; likely where it is a warning or encrypted.",
        words.distinguish,
        List.of(words.origin),
        List.of(words.gateway),
        List.of("RFC 8446 section 6.2 (error alerts)", "RFC 9209 section 2.3.15"),
        new Mapping(
            502,
            "tls_alert_received",
            "SC--",
            "UF",
            name == AlertName.UNKNOWN
                ? "SSL_do_handshake() failed while SSL handshaking to upstream"
                : "SSL_do_handshake() failed (SSL alert number %d) while SSL handshaking to upstream"
                    .formatted(name.description()),
            "525"));
  }

  private static Words words(AlertName name) {
    return switch (name) {
      case HANDSHAKE_FAILURE ->
          new Words(
              "The origin found no acceptable set of TLS parameters (alert handshake_failure).",
              "Right after the ClientHello: no shared suite, group or signature algorithm, or no"
                  + " name sent. After a CertificateRequest: it wants a client certificate.",
              "Enable suites with ECDHE and AES-GCM. " + LOG,
              "Sallyport: check `origin_tls.sni` and `origin_tls.client_certificate`. " + TRY);
      case PROTOCOL_VERSION ->
          new Words(
              "The origin does not speak any TLS version that was offered (alert"
                  + " protocol_version).",
              "The version is the only question; suites and certificates were not looked at yet.",
              "Enable TLS 1.2 or 1.3 at the origin.",
              "Sallyport: add the origin's version to `origin_tls.versions`. nginx:"
                  + " proxy_ssl_protocols.");
      case UNRECOGNIZED_NAME ->
          new Words(
              "The origin serves no site of the name that was sent (alert unrecognized_name).",
              "The name is in the ClientHello; compare it with the names of the origin's sites.",
              "Add the name to the site that shall serve it.",
              "Sallyport: set `origin_tls.sni` to a name that the origin serves. nginx:"
                  + " proxy_ssl_name and proxy_ssl_server_name on.");
      case CERTIFICATE_REQUIRED ->
          new Words(
              "The origin requires a client certificate and got none (alert certificate_required).",
              "TLS 1.3 only. It may arrive after the request was sent, since the origin checks the"
                  + " certificate later than the gateway ends its handshake.",
              "Do not require client certificates, or trust the gateway's.",
              "Sallyport: set `origin_tls.client_certificate`. nginx: proxy_ssl_certificate.");
      case BAD_CERTIFICATE, UNSUPPORTED_CERTIFICATE, CERTIFICATE_UNKNOWN, NO_CERTIFICATE ->
          new Words(
              "The origin rejected the client certificate of the gateway (alert %s)."
                  .formatted(name.registered()),
              "The alert follows the gateway's Certificate message, or its absence.",
              "Trust the authority of the gateway's certificate. " + LOG,
              "Sallyport: check type, usages and chain of `origin_tls.client_certificate`.");
      case CERTIFICATE_EXPIRED, CERTIFICATE_REVOKED ->
          new Words(
              "The origin says that the client certificate of the gateway is no longer good (alert"
                  + " %s).".formatted(name.registered()),
              "It is the gateway's certificate, not the origin's, that is meant.",
              "Check the origin's clock and revocation lists.",
              "Sallyport: renew `origin_tls.client_certificate`.");
      case UNKNOWN_CA ->
          new Words(
              "The origin does not know the authority of the gateway's client certificate (alert"
                  + " unknown_ca).",
              "A client certificate was sent; its issuer is not among those that the origin trusts.",
              "Add the issuer to the origin's trusted authorities.",
              "Sallyport: use a certificate of an authority named in the origin's request, with its"
                  + " intermediates.");
      case ACCESS_DENIED ->
          new Words(
              "The origin accepted the certificate but refuses access (alert access_denied).",
              "A decision about who may connect, not about the form of the handshake.",
              "Allow the gateway's certificate or address. " + LOG,
              "Check which identity and address the gateway shows.");
      case INTERNAL_ERROR ->
          new Words(
              "The origin's TLS failed on a fault of its own (alert internal_error).",
              "Not about the parameters offered, though some servers send it for an unknown name.",
              LOG,
              "Sallyport: check `origin_tls.sni`. " + TRY);
      case NO_APPLICATION_PROTOCOL ->
          new Words(
              "The origin speaks none of the protocols offered by ALPN (alert"
                  + " no_application_protocol).",
              "Version and suites are agreed; the ALPN list is the question.",
              "Enable HTTP/1.1 by ALPN at the origin.",
              "Offer http/1.1 to this origin.");
      case ILLEGAL_PARAMETER, DECODE_ERROR, UNSUPPORTED_EXTENSION, MISSING_EXTENSION ->
          new Words(
              "The origin could not bear the form of the handshake (alert %s)."
                  .formatted(name.registered()),
              "Usually an old server or a box that stumbles over a newer ClientHello.",
              "Update the origin's TLS.",
              "Sallyport: try `origin_tls.versions: [TLSv1.2]`. " + TRY);
      case INSUFFICIENT_SECURITY, EXPORT_RESTRICTION ->
          new Words(
              "The origin finds what was offered too weak (alert %s).".formatted(name.registered()),
              "There is a common suite or key size, but the origin's policy forbids it.",
              "Check the origin's policy on suites and key sizes.",
              TRY);
      case INAPPROPRIATE_FALLBACK ->
          new Words(
              "The origin refused a downgrade (alert inappropriate_fallback).",
              "The ClientHello said that it was a second try with a lower version than the best.",
              "Nothing is wrong at the origin; find out why the first try failed.",
              "Offer all versions at once instead of trying lower ones by turns.");
      case UNKNOWN ->
          new Words(
              "The origin ended the handshake with an alert that cannot be read.",
              "The alert is encrypted, or its number is in no registry.",
              LOG,
              TRY);
      default ->
          new Words(
              "The origin ended the TLS handshake with alert %s (%d)."
                  .formatted(name.registered(), name.description()),
              "The alert came from the origin; the gateway's TLS had no objection yet.",
              LOG,
              TRY);
    };
  }
}
