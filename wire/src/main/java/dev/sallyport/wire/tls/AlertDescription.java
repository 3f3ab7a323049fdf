package dev.sallyport.wire.tls;

import org.jspecify.annotations.Nullable;

/** The alerts of RFC 8446 section 6 and of the older versions, by number and by name. */
public enum AlertDescription {
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
  /** RFC 9146 section 9. */
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
  /** RFC 9849 section 5. */
  ECH_REQUIRED(121);

  private final int number;

  AlertDescription(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The RFC's spelling, for instance {@code handshake_failure}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static @Nullable AlertDescription of(int number) {
    for (AlertDescription a : values()) {
      if (a.number == number) {
        return a;
      }
    }
    return null;
  }

  /** The alert of that RFC spelling, or null. */
  public static @Nullable AlertDescription of(String word) {
    for (AlertDescription a : values()) {
      if (a.word().equals(word)) {
        return a;
      }
    }
    return null;
  }
}
