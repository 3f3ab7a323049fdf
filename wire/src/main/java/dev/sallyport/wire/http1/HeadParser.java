package dev.sallyport.wire.http1;

import dev.sallyport.wire.http1.MalformedMessage.Rule;
import java.nio.charset.StandardCharsets;

/**
 * Reads complete heads, from the start line to the empty line.
 *
 * <pre>
 * method SP target SP version CRLF        RFC 9112 section 3
 * version SP status SP [reason] CRLF      RFC 9112 section 4
 * *( name ":" OWS value OWS CRLF ) CRLF   RFC 9112 section 5
 * </pre>
 *
 * Requests are read strictly. Of responses obsolete folding and a space before the colon are
 * mended, as RFC 9112 section 5 wants of a proxy.
 */
public final class HeadParser {
  private static final boolean[] TOKEN = new boolean[256];
  private static final boolean[] VALUE = new boolean[256];
  private static final boolean[] TARGET = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      boolean alphanumeric = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      TOKEN[c] = alphanumeric || "!#$%&'*+-.^_`|~".indexOf(c) >= 0; // RFC 9110 section 5.6.2
      VALUE[c] = c == '\t' || c >= ' ' && c != 0x7f; // RFC 9110 section 5.5
      TARGET[c] = c > ' ' && c != 0x7f && c != '#'; // RFC 9112 section 3.2: no fragment
    }
  }

  private HeadParser() {}

  /**
   * Reads a request head. A request line without a version is one of HTTP/0.9 (RFC 1945 section
   * 4.1).
   *
   * @param head its bytes, which from now on belong to the result
   * @param length of the head, its last four bytes being CR LF CR LF
   */
  public static RequestHead request(byte[] head, int length, int maxFields)
      throws MalformedMessage {
    int lineEnd = lineEnd(head, 0, length);
    int methodEnd = tokenEnd(head, 0, lineEnd);
    if (methodEnd == 0 || methodEnd == lineEnd || head[methodEnd] != ' ') {
      throw new MalformedMessage(
          Rule.REQUEST_LINE, "wanted METHOD SP TARGET SP VERSION, got " + shown(head, 0, lineEnd));
    }
    int targetFrom = methodEnd + 1;
    int targetTo = targetFrom;
    while (targetTo < lineEnd && TARGET[head[targetTo] & 0xff]) {
      targetTo++;
    }
    boolean versionless = targetTo == lineEnd || targetTo + 1 == lineEnd;
    if (targetTo == targetFrom || targetTo < lineEnd && head[targetTo] != ' ') {
      throw new MalformedMessage(
          Rule.TARGET, "wanted a target and a version, got " + shown(head, 0, lineEnd));
    }
    String version =
        versionless ? "HTTP/0.9" : version(head, targetTo + 1, lineEnd, Rule.REQUEST_LINE);
    FieldLines fields = new FieldLines(head, length, 24);
    fieldLines(head, lineEnd + 2, length, maxFields, true, fields);
    return new RequestHead(
        method(head, methodEnd), latin1(head, targetFrom, targetTo), version, fields, length);
  }

  /**
   * Reads a response head.
   *
   * @param head its bytes, which from now on belong to the result
   * @param length of the head, its last four bytes being CR LF CR LF
   */
  public static ResponseHead response(byte[] head, int length, int maxFields)
      throws MalformedMessage {
    int lineEnd = lineEnd(head, 0, length);
    int space = 0;
    while (space < lineEnd && head[space] != ' ') {
      space++;
    }
    String version = version(head, 0, space, Rule.STATUS_LINE);
    int status = space + 4 > lineEnd ? -1 : status(head, space + 1);
    boolean ended = space + 4 == lineEnd;
    if (status < 100 || !ended && head[space + 4] != ' ') {
      throw new MalformedMessage(
          Rule.STATUS_LINE, "wanted VERSION SP STATUS SP [REASON], got " + shown(head, 0, lineEnd));
    }
    for (int i = space + 4; i < lineEnd; i++) {
      if (!VALUE[head[i] & 0xff]) {
        throw new MalformedMessage(Rule.STATUS_LINE, "control character in the reason");
      }
    }
    String reason = ended ? "" : latin1(head, space + 5, lineEnd);
    FieldLines fields = new FieldLines(head, length, 24);
    fieldLines(head, lineEnd + 2, length, maxFields, false, fields);
    return new ResponseHead(status, reason, version, fields, length);
  }

  /**
   * Reads a trailer section, from its first line to the empty line.
   *
   * @param section its bytes, which from now on belong to the result
   */
  public static FieldLines trailers(byte[] section, int length, int maxFields)
      throws MalformedMessage {
    FieldLines fields = new FieldLines(section, length, 4);
    fieldLines(section, 0, length, maxFields, true, fields);
    return fields;
  }

  /** Whether {@code bytes[from..to)} can be a field's name (RFC 9110 section 5.1). */
  public static boolean isName(byte[] bytes, int from, int to) {
    return to > from && tokenEnd(bytes, from, to) == to;
  }

  /** Whether {@code bytes[from..to)} can be a field's value (RFC 9110 section 5.5). */
  public static boolean isValue(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!VALUE[bytes[i] & 0xff]) {
        return false;
      }
    }
    return to == from || !isSpace(bytes[from]) && !isSpace(bytes[to - 1]);
  }

  /** Whether {@code text} can be a request's target: no white space, no control characters. */
  public static boolean isTarget(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 255 || !TARGET[text.charAt(i)]) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static void fieldLines(
      byte[] head, int start, int length, int maxFields, boolean strict, FieldLines into)
      throws MalformedMessage {
    int from = start;
    while (true) {
      int end = lineEnd(head, from, length);
      if (end == from) {
        if (end + 2 != length) {
          throw new MalformedMessage(Rule.FIELD_NAME, "empty line before the end of the head");
        }
        return;
      }
      if (into.size() == maxFields) {
        throw new MalformedMessage(
            Rule.TOO_MANY_FIELDS, "more than " + maxFields + " field lines in one head");
      }
      if (!strict) {
        end = unfold(head, end, length);
      }
      fieldLine(head, from, end, strict, into);
      from = end + 2;
    }
  }

  private static void fieldLine(byte[] head, int from, int end, boolean strict, FieldLines into)
      throws MalformedMessage {
    int nameTo = tokenEnd(head, from, end);
    int colon = nameTo;
    if (nameTo < end && isSpace(head[nameTo])) {
      if (nameTo == from) {
        // RFC 9112 section 5.2: a request with obsolete folding is refused
        throw new MalformedMessage(Rule.OBSOLETE_FOLDING, "a line that begins with white space");
      }
      if (strict) {
        // RFC 9112 section 5.1: no white space between name and colon
        throw new MalformedMessage(
            Rule.SPACE_BEFORE_COLON, "white space after " + shown(head, from, nameTo));
      }
      while (colon < end && isSpace(head[colon])) {
        colon++;
      }
    }
    if (nameTo == from || colon == end || head[colon] != ':') {
      throw new MalformedMessage(
          Rule.FIELD_NAME, "wanted NAME: VALUE, got " + shown(head, from, end));
    }
    int valueFrom = colon + 1;
    int valueTo = end;
    while (valueFrom < valueTo && isSpace(head[valueFrom])) {
      valueFrom++;
    }
    while (valueTo > valueFrom && isSpace(head[valueTo - 1])) {
      valueTo--;
    }
    for (int i = valueFrom; i < valueTo; i++) {
      if (!VALUE[head[i] & 0xff]) {
        throw new MalformedMessage(
            Rule.FIELD_VALUE, "control character in the value of " + shown(head, from, nameTo));
      }
    }
    into.addRange(from, nameTo, valueFrom, valueTo);
  }

  /** Replaces the line breaks of folded lines by spaces; returns the end of the whole line. */
  private static int unfold(byte[] head, int lineEnd, int length) throws MalformedMessage {
    int end = lineEnd;
    while (end + 2 < length && isSpace(head[end + 2])) {
      head[end] = ' ';
      head[end + 1] = ' ';
      end = lineEnd(head, end + 2, length);
    }
    return end;
  }

  /** Index of the CR that ends the line; a CR or LF alone is refused. RFC 9112 section 2.2. */
  private static int lineEnd(byte[] head, int from, int length) throws MalformedMessage {
    for (int i = from; i < length; i++) {
      byte b = head[i];
      if (b == '\r' && i + 1 < length && head[i + 1] == '\n') {
        return i;
      }
      if (b == '\r' || b == '\n') {
        throw new MalformedMessage(
            Rule.BARE_CR_OR_LF, (b == '\r' ? "CR without LF" : "LF without CR") + " at byte " + i);
      }
    }
    throw new MalformedMessage(Rule.BARE_CR_OR_LF, "a line without an end");
  }

  private static int tokenEnd(byte[] head, int from, int to) {
    int i = from;
    while (i < to && TOKEN[head[i] & 0xff]) {
      i++;
    }
    return i;
  }

  private static String method(byte[] head, int end) {
    if (end == 3 && head[0] == 'G' && head[1] == 'E' && head[2] == 'T') {
      return "GET";
    }
    if (end == 4 && head[0] == 'P' && head[1] == 'O' && head[2] == 'S' && head[3] == 'T') {
      return "POST";
    }
    return latin1(head, 0, end);
  }

  private static String version(byte[] head, int from, int to, Rule rule) throws MalformedMessage {
    boolean wellFormed =
        to - from == 8
            && head[from] == 'H'
            && head[from + 1] == 'T'
            && head[from + 2] == 'T'
            && head[from + 3] == 'P'
            && head[from + 4] == '/'
            && isDigit(head[from + 5])
            && head[from + 6] == '.'
            && isDigit(head[from + 7]);
    if (!wellFormed) {
      throw new MalformedMessage(rule, "wanted HTTP/digit.digit, got " + shown(head, from, to));
    }
    if (head[from + 5] == '1' && head[from + 7] <= '1') {
      return head[from + 7] == '1' ? "HTTP/1.1" : "HTTP/1.0";
    }
    return latin1(head, from, to);
  }

  private static int status(byte[] head, int from) {
    int status = 0;
    for (int i = from; i < from + 3; i++) {
      if (!isDigit(head[i])) {
        return -1;
      }
      status = status * 10 + head[i] - '0';
    }
    return status;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  private static String latin1(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Up to 60 characters, control characters as dots: safe to show in a log. */
  private static String shown(byte[] bytes, int from, int to) {
    StringBuilder s = new StringBuilder().append('"');
    for (int i = from; i < Math.min(to, from + 60); i++) {
      s.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
    }
    return s.append(to - from > 60 ? "...\"" : "\"").toString();
  }
}
