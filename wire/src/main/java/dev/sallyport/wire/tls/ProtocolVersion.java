package dev.sallyport.wire.tls;

import java.util.Locale;

/** Versions by number and by the name that the JDK and OpenSSL use. */
public final class ProtocolVersion {
  public static final int SSL_3 = 0x0300;
  public static final int TLS_1_0 = 0x0301;
  public static final int TLS_1_1 = 0x0302;
  public static final int TLS_1_2 = 0x0303;
  public static final int TLS_1_3 = 0x0304;

  private ProtocolVersion() {}

  /** For instance {@code TLSv1.2}. */
  public static String name(int version) {
    return switch (version) {
      case SSL_3 -> "SSLv3";
      case TLS_1_0 -> "TLSv1";
      case TLS_1_1 -> "TLSv1.1";
      case TLS_1_2 -> "TLSv1.2";
      case TLS_1_3 -> "TLSv1.3";
      default -> String.format(Locale.ROOT, "0x%04X", version);
    };
  }
}
