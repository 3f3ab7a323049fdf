package dev.sallyport.capture.trail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What somebody said first, for a person to read. */
public final class FirstBytes {
  private static final int SHOWN = 32;

  private FirstBytes() {}

  /** The first line, to {@value #SHOWN} characters; a dot for what is no character of ASCII. */
  public static String shown(byte[] array, int offset, int length) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(array, offset, Math.min(length, SHOWN), ISO_8859_1).toCharArray()) {
      if (c == '\r' || c == '\n') {
        break;
      }
      text.append(c >= ' ' && c < 0x7f ? c : '.');
    }
    return text.toString();
  }
}
