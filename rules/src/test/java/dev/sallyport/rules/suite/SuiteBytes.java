package dev.sallyport.rules.suite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The suite's way to write bytes inside a JSON string: the string is UTF-8, then {@code \xHH} and a
 * backslash with {@code uHHHH} stand for one byte. As with C's strtol only the leading hexadecimal
 * digits of the two characters count.
 */
public final class SuiteBytes {
  private static final Pattern X = Pattern.compile("\\\\x([a-zA-Z0-9]{2})");
  private static final Pattern U = Pattern.compile("\\\\u([a-zA-Z0-9]{4})");
  private static final Pattern ZERO = Pattern.compile("\\\\0");

  private SuiteBytes() {}

  /** What {@code text} stands for in the transformation cases. */
  public static byte[] of(String text) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
    utf8.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    String latin1 = utf8.toString(StandardCharsets.ISO_8859_1);
    return replace(U, replace(X, latin1)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What {@code text} stands for in the operator cases, where {@code \0} is a NUL byte too. */
  public static byte[] ofOperatorInput(String text) {
    return of(ZERO.matcher(text).replaceAll("\0"));
  }

  private static String replace(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(SuiteBytes::character);
  }

  private static String character(MatchResult match) {
    int value = 0;
    for (char c : match.group(1).toCharArray()) {
      int digit = Character.digit(c, 16);
      if (digit < 0) {
        break;
      }
      value = value * 16 + digit;
    }
    return Matcher.quoteReplacement(String.valueOf((char) (value & 0xff)));
  }
}
