package dev.sallyport.wire.http1;

import java.util.Locale;

/**
 * Field names that a gateway acts on. Found once, while a head is read; compared by identity after.
 */
public enum FieldName {
  AUTHORIZATION("Authorization"),
  CONNECTION("Connection"),
  CONTENT_ENCODING("Content-Encoding"),
  CONTENT_LENGTH("Content-Length"),
  CONTENT_TYPE("Content-Type"),
  COOKIE("Cookie"),
  DATE("Date"),
  EXPECT("Expect"),
  FORWARDED("Forwarded"),
  HOST("Host"),
  HTTP2_SETTINGS("HTTP2-Settings"),
  KEEP_ALIVE("Keep-Alive"),
  PROXY_AUTHENTICATE("Proxy-Authenticate"),
  PROXY_AUTHORIZATION("Proxy-Authorization"),
  PROXY_CONNECTION("Proxy-Connection"),
  PROXY_STATUS("Proxy-Status"),
  TE("TE"),
  TRAILER("Trailer"),
  TRANSFER_ENCODING("Transfer-Encoding"),
  UPGRADE("Upgrade"),
  VIA("Via"),
  WWW_AUTHENTICATE("WWW-Authenticate"),
  X_FORWARDED_FOR("X-Forwarded-For"),
  X_FORWARDED_HOST("X-Forwarded-Host"),
  X_FORWARDED_PORT("X-Forwarded-Port"),
  X_FORWARDED_PROTO("X-Forwarded-Proto"),
  /** Any other name. */
  OTHER("");

  private static final int SLOTS = 128;
  private static final FieldName[] BY_HASH = new FieldName[SLOTS];

  static {
    for (FieldName n : values()) {
      if (n != OTHER) {
        int slot = hash(n.lower);
        while (BY_HASH[slot] != null) {
          slot = (slot + 1) % SLOTS;
        }
        BY_HASH[slot] = n;
      }
    }
  }

  private final String text;
  private final String lower;

  FieldName(String text) {
    this.text = text;
    this.lower = text.toLowerCase(Locale.ROOT);
  }

  /** The usual spelling. */
  public String text() {
    return text;
  }

  /** The name in {@code bytes[from..to)}, in any case; {@link #OTHER} where it is none of these. */
  public static FieldName of(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 2 || length > 19) {
      return OTHER;
    }
    int slot = hash(bytes, from, to);
    for (FieldName n = BY_HASH[slot]; n != null; n = BY_HASH[slot]) {
      if (n.lower.length() == length && equal(n.lower, bytes, from)) {
        return n;
      }
      slot = (slot + 1) % SLOTS;
    }
    return OTHER;
  }

  private static int hash(String s) {
    return hash(s.charAt(0), s.charAt(s.length() / 2), s.charAt(s.length() - 1), s.length());
  }

  private static int hash(byte[] b, int from, int to) {
    return hash(b[from] | 0x20, b[from + (to - from) / 2] | 0x20, b[to - 1] | 0x20, to - from);
  }

  private static int hash(int first, int middle, int last, int length) {
    return (first * 31 + last * 7 + middle * 13 + length * 17) & (SLOTS - 1);
  }

  private static boolean equal(String lower, byte[] bytes, int from) {
    for (int i = 0; i < lower.length(); i++) {
      int b = bytes[from + i];
      if (b >= 'A' && b <= 'Z') {
        b |= 0x20;
      }
      if (b != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
