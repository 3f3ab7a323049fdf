package dev.sallyport.rules.body;

import java.util.Locale;

/** The boundary of a multipart body, from the Content-Type. */
final class Boundary {
  private static final String NAME = "boundary";
  private static final int MAX_CHARACTERS = 1024;

  private Boundary() {}

  /** The boundary, or an empty text after an error was noted. */
  static String of(String contentType, BodyFindings findings) {
    MultipartFlags flags = findings.multipart();
    String lower = contentType.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(NAME);
    if (at < 0) {
      return fail(findings, "Multipart: Boundary not found in C-T.");
    }
    if (lower.indexOf(NAME + "=", at + NAME.length()) >= 0) {
      return fail(findings, "Multipart: Multiple boundary parameters in C-T.");
    }
    // RFC 2046 section 5.1: the parameter follows a semicolon.
    int before = at;
    while (before > 0 && isBlank(contentType.charAt(before - 1))) {
      before--;
    }
    if (before == 0 || contentType.charAt(before - 1) != ';') {
      flags.missingSemicolon = true;
    }
    int equals = at + NAME.length();
    while (equals < contentType.length() && isBlank(contentType.charAt(equals))) {
      flags.boundaryWhitespace = true;
      equals++;
    }
    if (equals == contentType.length() || contentType.charAt(equals) != '=') {
      return fail(findings, "Multipart: Invalid boundary in C-T (malformed).");
    }
    return checked(value(contentType.substring(equals + 1), findings), findings);
  }

  private static String value(String text, BodyFindings findings) {
    MultipartFlags flags = findings.multipart();
    String value = text.strip();
    if (!text.isEmpty() && isBlank(text.charAt(0))) {
      flags.boundaryWhitespace = true;
    }
    if (value.startsWith("\"")) {
      flags.boundaryQuoted = true;
      int close = value.indexOf('"', 1);
      return close < 0
          ? fail(findings, "Multipart: Invalid boundary in C-T (quote).")
          : value.substring(1, close);
    }
    int end = 0;
    while (end < value.length() && ";,".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    String bare = value.substring(0, end);
    if (bare.indexOf('"') >= 0) {
      return fail(findings, "Multipart: Invalid boundary in C-T (quote).");
    }
    if (!bare.strip().equals(bare) || end < value.length()) {
      flags.boundaryWhitespace |= !bare.strip().equals(bare);
    }
    return bare.strip();
  }

  private static String checked(String boundary, BodyFindings findings) {
    if (findings.failed()) {
      return "";
    }
    if (boundary.isEmpty() || boundary.length() > MAX_CHARACTERS) {
      return fail(findings, "Multipart: Invalid boundary in C-T (empty or too long).");
    }
    if (!charactersValid(boundary)) {
      return fail(findings, "Multipart: Invalid boundary in C-T (characters).");
    }
    return boundary;
  }

  /** RFC 2046 section 5.1.1: bchars, and those that browsers are known to send. */
  static boolean charactersValid(String boundary) {
    for (int i = 0; i < boundary.length(); i++) {
      char c = boundary.charAt(i);
      if (c < ' ' || c > '~' || "\"()<>@,;:\\[]?".indexOf(c) >= 0 && "():,?".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String fail(BodyFindings findings, String reason) {
    findings.fail(reason);
    return "";
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
