package dev.sallyport.wire.http1;

/**
 * The head of a request, of any HTTP version.
 *
 * @param target as sent: origin form, absolute form, authority form or {@code *}
 * @param version as sent, for instance {@code HTTP/1.1}; {@code HTTP/2.0} for HTTP/2
 * @param headBytes size of the head on the wire, in bytes
 */
public record RequestHead(
    String method, String target, String version, FieldLines fields, int headBytes) {

  /** Whether the connection outlives the exchange, as far as the client says. RFC 9112 9.3. */
  public boolean persistent() {
    return version.equals("HTTP/1.0")
        ? fields.lists(FieldName.CONNECTION, "keep-alive")
        : !fields.lists(FieldName.CONNECTION, "close");
  }

  /** Whether the client waits for 100 before it sends its body (RFC 9110 section 10.1.1). */
  public boolean expectsContinue() {
    return fields.lists(FieldName.EXPECT, "100-continue");
  }

  /** Whether sending it twice has the effect of sending it once (RFC 9110 section 9.2.2). */
  public boolean idempotent() {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }

  /** Whether it asks for nothing but an answer (RFC 9110 section 9.2.1). */
  public boolean safe() {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
      default -> false;
    };
  }
}
