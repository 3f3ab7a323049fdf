package dev.sallyport.gateway.admin;

import java.util.Set;

/** Label values whose number is bounded, whatever the two sides send. */
final class Labels {
  /** OpenTelemetry's value for what is not in the list. */
  static final String OTHER = "_OTHER";

  /** RFC 9110 section 9, RFC 5789. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private Labels() {}

  static String method(String sent) {
    return METHODS.contains(sent) ? sent : OTHER;
  }

  /** Every registered final code lies within the first 52 of its class; 499 is a client gone. */
  static String status(int sent) {
    boolean usual = sent >= 200 && sent < 600 && sent % 100 < 52;
    return usual || sent == 101 || sent == 499 ? Integer.toString(sent) : OTHER;
  }
}
