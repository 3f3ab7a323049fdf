package dev.sallyport.rules.action;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.lang.BadWord;
import java.util.Locale;
import java.util.Objects;

/** The parts of an audit-log entry: letters A to K and Z. */
public final class AuditParts {
  public static final String DEFAULT = "ABCFHZ";
  private static final String ALL = "ABCDEFGHIJKZ";

  private AuditParts() {}

  /** {@code SecAuditLogParts}: letters, of which A and Z are always there. */
  public static String read(String value) throws BadWord {
    String parts = value.toUpperCase(Locale.ROOT);
    for (int i = 0; i < parts.length(); i++) {
      if (ALL.indexOf(parts.charAt(i)) < 0) {
        throw new BadWord("audit-log parts are letters of " + ALL + ", got " + value);
      }
    }
    return parts;
  }

  /** {@code ctl:auditLogParts=+E}. */
  static Effect change(String value) throws BadWord {
    char sign = value.charAt(0);
    String letters = read(sign == '+' || sign == '-' ? value.substring(1) : value);
    return switch (sign) {
      case '+' -> x -> set(x, without(current(x), letters) + letters);
      case '-' -> x -> set(x, without(current(x), letters));
      default -> x -> set(x, letters);
    };
  }

  private static String current(Exchange exchange) {
    return Objects.requireNonNullElse(
        exchange.controls().auditLogParts, exchange.settings().auditLogParts());
  }

  private static void set(Exchange exchange, String parts) {
    exchange.controls().auditLogParts = parts;
  }

  private static String without(String parts, String letters) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < parts.length(); i++) {
      if (letters.indexOf(parts.charAt(i)) < 0) {
        kept.append(parts.charAt(i));
      }
    }
    return kept.toString();
  }
}
