package dev.sallyport.wire.http1;

/**
 * The head of a response, of any HTTP version.
 *
 * @param status 100 to 999
 * @param reason as sent, often empty
 * @param version as sent, for instance {@code HTTP/1.1}
 * @param headBytes size of the head on the wire, in bytes
 */
public record ResponseHead(
    int status, String reason, String version, FieldLines fields, int headBytes) {

  /** Whether the connection outlives the message, as far as the sender says. RFC 9112 9.3. */
  public boolean persistent() {
    return version.equals("HTTP/1.0")
        ? fields.lists(FieldName.CONNECTION, "keep-alive")
        : !fields.lists(FieldName.CONNECTION, "close");
  }

  public boolean informational() {
    return status < 200;
  }
}
