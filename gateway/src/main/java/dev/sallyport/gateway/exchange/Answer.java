package dev.sallyport.gateway.exchange;

import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.ResponseHead;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own answer: a status, and a small page that shows a stranger the exchange id and
 * nothing else.
 */
final class Answer {
  private final ResponseHead head;
  private final byte[] body;

  private Answer(ResponseHead head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  /**
   * An answer.
   *
   * @param accept the client's Accept field, null: none
   * @param proxyStatus RFC 9209 error type, null: none
   * @param retryAfterSeconds 0: none
   */
  static Answer of(
      int status,
      String id,
      @Nullable String accept,
      @Nullable String proxyStatus,
      int retryAfterSeconds) {
    boolean json =
        accept != null && accept.contains("application/json") && !accept.contains("text/html");
    String reason = reason(status);
    String text =
        json
            ? "{\"status\":" + status + ",\"title\":\"" + reason + "\",\"id\":\"" + id + "\"}\n"
            : "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
                + reason
                + "</title><h1>"
                + reason
                + "</h1><p>The request could not be completed. If you report this, name "
                + id
                + ".</p></html>\n";
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    FieldLines fields = new FieldLines();
    fields.add("Content-Type", json ? "application/json" : "text/html; charset=utf-8");
    fields.add("Content-Length", Integer.toString(body.length));
    fields.add("Cache-Control", "no-store");
    if (proxyStatus != null) {
      fields.add("Proxy-Status", "gateway; error=" + proxyStatus);
    }
    if (retryAfterSeconds > 0) {
      fields.add("Retry-After", Integer.toString(retryAfterSeconds));
    }
    return new Answer(new ResponseHead(status, reason, "HTTP/1.1", fields, 0), body);
  }

  /** The same page, with the place that the client is sent to. */
  Answer redirecting(String location) {
    head.fields().add("Location", location);
    return this;
  }

  ResponseHead head() {
    return head;
  }

  byte[] body() {
    return body;
  }

  static String reason(int status) {
    return switch (status) {
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 303 -> "See Other";
      case 307 -> "Temporary Redirect";
      case 308 -> "Permanent Redirect";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 417 -> "Expectation Failed";
      case 421 -> "Misdirected Request";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 505 -> "HTTP Version Not Supported";
      default -> "Error";
    };
  }
}
