package dev.sallyport.rules.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes of an exchange as text for a log. */
final class LogText {
  private static final int MAX_VALUE_CHARACTERS = 100;
  private static final int MAX_DATA_CHARACTERS = 200;

  private LogText() {}

  /** For the inside of quotes: controls, bytes over 126, quotes and backslashes are escaped. */
  static String quoted(String latin1) {
    StringBuilder text = new StringBuilder(latin1.length() + 8);
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            text.append(String.format("\\x%02x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }

  /** A value, shortened as ModSecurity does. */
  static String value(String latin1) {
    return shortened(latin1, MAX_VALUE_CHARACTERS);
  }

  /** What a rule tells of a match, or a path, shortened as ModSecurity does. */
  static String data(String latin1) {
    return shortened(latin1, MAX_DATA_CHARACTERS);
  }

  private static String shortened(String latin1, int most) {
    int over = latin1.length() - most;
    return over <= 0 ? latin1 : latin1.substring(0, most) + " (" + over + " characters omitted)";
  }

  /** UTF-8 where the bytes are that, else Latin-1: no byte is lost. */
  static String unicode(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return latin1;
    }
  }
}
