package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Certificates;
import dev.sallyport.diagnosis.catalogue.Handshake;
import dev.sallyport.diagnosis.cause.Cause;
import java.util.List;
import java.util.Locale;

/** Reads the words in which a TLS library (JSSE, OpenSSL) says why it gave up. */
final class HandshakeReason {
  private record Words(Cause cause, List<String> parts) {}

  /** In order: the first that fits wins. */
  private static final List<Words> TABLE =
      List.of(
          new Words(
              Handshake.LEGACY_RENEGOTIATION,
              List.of("unsafe legacy renegotiation", "use of secure renegotiation")),
          new Words(
              Handshake.PLAIN_HTTP,
              List.of("unrecognized ssl message", "not an ssl/tls record", "wrong version number")),
          new Words(
              Handshake.NO_SHARED_PROTOCOL,
              List.of(
                  "no appropriate protocol",
                  "unsupported protocol",
                  "server selected protocol version",
                  "protocol_version")),
          new Words(
              Handshake.NO_SHARED_CIPHER,
              List.of("no cipher suites in common", "no shared cipher", "handshake_failure")),
          new Words(Certificates.EXPIRED, List.of("notafter:", "certificate has expired")),
          new Words(
              Certificates.NOT_YET_VALID, List.of("notbefore:", "certificate is not yet valid")),
          new Words(
              Certificates.NAME_MISMATCH,
              List.of("no subject alternative", "no name matching", "hostname mismatch")),
          new Words(Certificates.WEAK, List.of("algorithm constraints", "md too weak")),
          new Words(Certificates.REVOKED, List.of("revoked")),
          new Words(
              Certificates.UNTRUSTED,
              List.of("unable to find valid certification path", "path building failed")));

  private HandshakeReason() {}

  /** The cause that these words name; {@link Handshake#FAILED} where they name none. */
  static Cause cause(String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    return TABLE.stream()
        .filter(words -> words.parts.stream().anyMatch(lower::contains))
        .map(Words::cause)
        .findFirst()
        .orElse(Handshake.FAILED);
  }
}
