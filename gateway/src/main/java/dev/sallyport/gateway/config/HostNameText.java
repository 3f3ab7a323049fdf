package dev.sallyport.gateway.config;

import java.net.IDN;
import java.util.Locale;

/** Names of hosts, in lower case and ASCII (RFC 5890 A-labels). */
final class HostNameText {
  private static final int MAX_LENGTH = 253; // RFC 1035 section 2.3.4: 255 octets on the wire

  /** RFC 1123 section 2.1, and the underscore that names inside networks have. */
  private static final String ALLOWED = "abcdefghijklmnopqrstuvwxyz0123456789-_";

  private HostNameText() {}

  /** An exact name or a wildcard: {@code *.} and a name (RFC 6125 section 6.4.3). */
  static String parsePattern(String text) {
    return text.startsWith("*.") ? "*." + parse(text.substring(2)) : parse(text);
  }

  /** Throws IllegalArgumentException where {@code text} is no name. */
  static String parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("no name of 1 to 253 characters");
    }
    String name;
    try {
      name = IDN.toASCII(text).toLowerCase(Locale.ROOT);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("no name: " + text, e);
    }
    if (name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("no name of 1 to 253 characters");
    }
    for (String label : name.split("\\.", -1)) {
      checkLabel(label);
    }
    return name;
  }

  private static void checkLabel(String label) {
    boolean ends = label.startsWith("-") || label.endsWith("-");
    if (label.isEmpty() || label.length() > 63 || ends) {
      throw new IllegalArgumentException("no label of a name: " + label);
    }
    if (!label.chars().allMatch(c -> ALLOWED.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("no label of a name: " + label);
    }
  }
}
