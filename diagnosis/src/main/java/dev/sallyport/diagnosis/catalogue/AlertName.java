package dev.sallyport.diagnosis.catalogue;

import java.util.Arrays;
import java.util.Locale;

/**
 * The TLS alerts that a peer may send: IANA's TLS Alerts registry (RFC 8446 section 6, RFC 5246
 * section 7.2, RFC 6066, RFC 7301), reserved descriptions of SSL 3 and TLS 1.0 included.
 */
enum AlertName {
  CLOSE_NOTIFY(0),
  UNEXPECTED_MESSAGE(10),
  BAD_RECORD_MAC(20),
  DECRYPTION_FAILED(21),
  RECORD_OVERFLOW(22),
  DECOMPRESSION_FAILURE(30),
  HANDSHAKE_FAILURE(40),
  NO_CERTIFICATE(41),
  BAD_CERTIFICATE(42),
  UNSUPPORTED_CERTIFICATE(43),
  CERTIFICATE_REVOKED(44),
  CERTIFICATE_EXPIRED(45),
  CERTIFICATE_UNKNOWN(46),
  ILLEGAL_PARAMETER(47),
  UNKNOWN_CA(48),
  ACCESS_DENIED(49),
  DECODE_ERROR(50),
  DECRYPT_ERROR(51),
  TOO_MANY_CIDS_REQUESTED(52),
  EXPORT_RESTRICTION(60),
  PROTOCOL_VERSION(70),
  INSUFFICIENT_SECURITY(71),
  INTERNAL_ERROR(80),
  INAPPROPRIATE_FALLBACK(86),
  USER_CANCELED(90),
  NO_RENEGOTIATION(100),
  MISSING_EXTENSION(109),
  UNSUPPORTED_EXTENSION(110),
  CERTIFICATE_UNOBTAINABLE(111),
  UNRECOGNIZED_NAME(112),
  BAD_CERTIFICATE_STATUS_RESPONSE(113),
  BAD_CERTIFICATE_HASH_VALUE(114),
  UNKNOWN_PSK_IDENTITY(115),
  CERTIFICATE_REQUIRED(116),
  NO_APPLICATION_PROTOCOL(120),
  ECH_REQUIRED(121),
  /** Hidden by encryption, or not in the registry. */
  UNKNOWN(-1);

  private final int description;

  AlertName(int description) {
    this.description = description;
  }

  static AlertName of(int description) {
    return Arrays.stream(values())
        .filter(name -> name.description == description)
        .findFirst()
        .orElse(UNKNOWN);
  }

  int description() {
    return description;
  }

  /** The registry's own spelling, for instance {@code handshake_failure}. */
  String registered() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The last part of a cause, for instance {@code alert-handshake-failure}. */
  String event() {
    return "alert-" + registered().replace('_', '-');
  }
}
