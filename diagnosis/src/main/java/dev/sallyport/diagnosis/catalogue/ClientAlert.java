package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What an alert of a client's means: mostly its opinion of the site's own certificate. */
final class ClientAlert {
  private record Words(String meaning, String gateway) {}

  private ClientAlert() {}

  static Cause cause(AlertName name) {
    Words words = words(name);
    return new Cause(
        "client.tls." + name.event(),
        words.meaning,
        "A record of type 21 of the client before the handshake was finished. Certain where it could"
            + " be read.",
        "The alert came from the client, before any request. No origin was involved.",
        List.of(),
        List.of(words.gateway),
        List.of("RFC 8446 section 6.2 (error alerts)"),
        new Mapping(
            499,
            "tls_alert_received",
            "CR--",
            "DC",
            name == AlertName.UNKNOWN
                ? "SSL_do_handshake() failed while SSL handshaking"
                : "SSL_do_handshake() failed (SSL alert number %d) while SSL handshaking"
                    .formatted(name.description()),
            ""));
  }

  private static Words words(AlertName name) {
    return switch (name) {
      case BAD_CERTIFICATE, UNSUPPORTED_CERTIFICATE, CERTIFICATE_UNKNOWN, NO_CERTIFICATE ->
          new Words(
              "The client rejected the site's certificate (alert %s).".formatted(name.registered()),
              "Check names, chain and dates of the site's `certificate`.");
      case CERTIFICATE_EXPIRED ->
          new Words(
              "The client says that the site's certificate has expired (alert"
                  + " certificate_expired).",
              "Renew the site's `certificate`; if it is good, the client's clock is wrong.");
      case CERTIFICATE_REVOKED ->
          new Words(
              "The client says that the site's certificate was revoked (alert"
                  + " certificate_revoked).",
              "Ask the authority why, then use a new certificate with a new key.");
      case UNKNOWN_CA ->
          new Words(
              "The client does not know the authority of the site's certificate (alert"
                  + " unknown_ca).",
              "Put the intermediates into the site's `certificate` chain, or give the client the"
                  + " authority.");
      case PROTOCOL_VERSION ->
          new Words(
              "The client does not speak the TLS version chosen (alert protocol_version).",
              "Sallyport: check the versions that the site offers to clients.");
      case USER_CANCELED ->
          new Words(
              "The client's user or program cancelled the TLS handshake (alert user_canceled).",
              "Nothing at the gateway: ask the client why it gave up.");
      case UNKNOWN ->
          new Words(
              "The client ended the handshake with an alert that cannot be read.",
              "Read the client's own log.");
      default ->
          new Words(
              "The client ended the TLS handshake with alert %s (%d)."
                  .formatted(name.registered(), name.description()),
              "Read the client's own log.");
    };
  }
}
