package dev.sallyport.gateway.recorder;

import java.util.Locale;
import java.util.Set;

/**
 * What may be shown of one direction of a connection in plain HTTP/1: the values of some fields are
 * masked, of each body only the beginning is shown. A head begins where the bytes of one read look
 * so and the other side has spoken since the last one, and after an empty line comes the body; so
 * nothing has to be known of lengths and codings. Not thread-safe.
 */
final class PlainCover {
  private static final byte MASK = '*';
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_METHOD = 20;

  private final Set<String> masked;
  private final int bodyBytes;
  private final StringBuilder name = new StringBuilder();
  private boolean inHead;
  private boolean turn = true;
  private boolean interim;
  private boolean inValue;
  private boolean hidden;
  private int lineLength;
  private int bodyLeft;

  /**
   * A cover.
   *
   * @param masked names of fields, in lower case
   * @param bodyBytes of each body that are shown
   */
  PlainCover(Set<String> masked, int bodyBytes) {
    this.masked = masked;
    this.bodyBytes = bodyBytes;
  }

  /** Something is missing here: until the next head nothing is shown. */
  void gap() {
    inHead = false;
    turn = true;
    bodyLeft = 0;
  }

  /** The other side has spoken: what comes next may be a head. */
  void turn() {
    turn = true;
  }

  /**
   * Masks in place.
   *
   * @param bytes of one read
   * @return how many of them may be shown, from the first on
   */
  int cover(byte[] bytes) {
    if (!inHead && turn && beginsHead(bytes)) {
      inHead = true;
      turn = false;
      interim = bytes.length > 9 && bytes[3] == 'P' && bytes[4] == '/' && bytes[9] == '1';
      beginLine();
    }
    int at = 0;
    while (inHead && at < bytes.length) {
      bytes[at] = head(bytes[at]);
      at++;
    }
    int shown = Math.min(bytes.length - at, bodyLeft);
    bodyLeft -= shown;
    return at + shown;
  }

  private byte head(byte b) {
    if (b == '\n') {
      if (lineLength == 0) {
        inHead = false;
        bodyLeft = bodyBytes;
        turn = interim; // RFC 9110 section 15.2: the final response is still to come
      }
      beginLine();
      return b;
    }
    if (b == '\r') {
      return b;
    }
    lineLength++;
    // RFC 9112 section 5.2: a line that begins with a blank goes on with the value before.
    if (lineLength == 1 && (b == ' ' || b == '\t')) {
      inValue = true;
      return b;
    }
    if (inValue) {
      boolean blankBefore = b == ' ' && lineLength == name.length() + 2;
      return hidden && !blankBefore ? MASK : b;
    }
    if (b == ':') {
      inValue = true;
      hidden = masked.contains(name.toString().toLowerCase(Locale.ROOT).strip());
    } else if (name.length() < LONGEST_NAME) {
      name.append((char) (b & 0xff));
    }
    return b;
  }

  /** {@code hidden} stays for a line that goes on. */
  private void beginLine() {
    name.setLength(0);
    inValue = false;
    lineLength = 0;
  }

  /** {@code HTTP/1.} or a method of capital letters, a blank and a target. */
  private static boolean beginsHead(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && at < LONGEST_METHOD && bytes[at] >= 'A' && bytes[at] <= 'Z') {
      at++;
    }
    if (at == 0 || at + 1 >= bytes.length) {
      return false;
    }
    return bytes[at] == ' ' || at == 4 && bytes[at] == '/' && bytes[at + 1] == '1';
  }
}
