package dev.sallyport.wire.http1;

import dev.sallyport.wire.http1.MalformedMessage.Rule;

/** How the end of a message body is found (RFC 9112 section 6.3). */
public sealed interface BodyFraming {

  /** There is no body. */
  record None() implements BodyFraming {}

  /** {@code bytes}: 0 and above. */
  record Length(long bytes) implements BodyFraming {}

  record Chunked() implements BodyFraming {}

  /** A response that ends with its connection. */
  record UntilClose() implements BodyFraming {}

  BodyFraming NONE = new None();
  BodyFraming CHUNKED = new Chunked();
  BodyFraming UNTIL_CLOSE = new UntilClose();

  /** The framing of a request's body. */
  static BodyFraming ofRequest(RequestHead head) throws MalformedMessage {
    FieldLines fields = head.fields();
    int encoding = fields.indexOf(FieldName.TRANSFER_ENCODING, 0);
    int length = fields.indexOf(FieldName.CONTENT_LENGTH, 0);
    if (encoding < 0) {
      return length < 0 ? NONE : new Length(contentLength(fields, length, false));
    }
    if (length >= 0) {
      // RFC 9112 section 6.1: both present may be an attempt at smuggling => refused
      throw new MalformedMessage(
          Rule.LENGTH_AND_ENCODING, "both Content-Length and Transfer-Encoding");
    }
    if (!head.version().equals("HTTP/1.1")) {
      throw new MalformedMessage(
          Rule.TRANSFER_ENCODING, "Transfer-Encoding in a request of " + head.version());
    }
    requireChunkedAlone(fields, encoding);
    return CHUNKED;
  }

  /** The framing of the body of a final response. */
  static BodyFraming ofResponse(ResponseHead head, String requestMethod) throws MalformedMessage {
    int status = head.status();
    FieldLines fields = head.fields();
    int encoding = fields.indexOf(FieldName.TRANSFER_ENCODING, 0);
    int length = fields.indexOf(FieldName.CONTENT_LENGTH, 0);
    if (encoding >= 0 && length >= 0) {
      throw new MalformedMessage(
          Rule.LENGTH_AND_ENCODING, "both Content-Length and Transfer-Encoding");
    }
    long bytes = length < 0 ? -1 : contentLength(fields, length, true);
    if (status < 200 || status == 204 || status == 304 || requestMethod.equals("HEAD")) {
      return NONE;
    }
    if (encoding >= 0) {
      requireChunkedAlone(fields, encoding);
      return CHUNKED;
    }
    return bytes < 0 ? UNTIL_CLOSE : new Length(bytes);
  }

  private static void requireChunkedAlone(FieldLines fields, int line) throws MalformedMessage {
    if (fields.indexOf(FieldName.TRANSFER_ENCODING, line + 1) >= 0
        || !fields.value(line).equalsIgnoreCase("chunked")) {
      throw new MalformedMessage(
          Rule.TRANSFER_ENCODING,
          "wanted one Transfer-Encoding: chunked, got " + cut(fields.value(line)));
    }
  }

  private static long contentLength(FieldLines fields, int line, boolean equalTwiceAllowed)
      throws MalformedMessage {
    String value = fields.value(line);
    for (int i = fields.indexOf(FieldName.CONTENT_LENGTH, line + 1);
        i >= 0;
        i = fields.indexOf(FieldName.CONTENT_LENGTH, i + 1)) {
      if (!equalTwiceAllowed || !fields.value(i).equals(value)) {
        throw new MalformedMessage(
            Rule.CONTENT_LENGTH,
            "more than one Content-Length: " + cut(value) + " and " + cut(fields.value(i)));
      }
    }
    boolean digits = !value.isEmpty() && value.length() <= 18;
    for (int i = 0; digits && i < value.length(); i++) {
      digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    if (!digits) {
      throw new MalformedMessage(
          Rule.CONTENT_LENGTH, "wanted 1 to 18 digits as Content-Length, got " + cut(value));
    }
    return Long.parseLong(value);
  }

  private static String cut(String value) {
    return '"' + (value.length() > 40 ? value.substring(0, 40) + "..." : value) + '"';
  }
}
