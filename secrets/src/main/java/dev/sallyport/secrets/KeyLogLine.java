package dev.sallyport.secrets;

import java.util.HexFormat;

/** One line of a key log: label, the ClientHello's random, the secret (RFC 9850 section 2). */
final class KeyLogLine {
  private KeyLogLine() {}

  static String of(String label, byte[] clientRandom, byte[] secret) {
    HexFormat hex = HexFormat.of();
    return label + " " + hex.formatHex(clientRandom) + " " + hex.formatHex(secret);
  }
}
