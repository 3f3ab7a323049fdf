package dev.sallyport.doctor.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * What the doctor asks for.
 *
 * @param authority the Host field
 * @param fields further field lines, {@code Name: value}
 */
@SuppressWarnings("ArrayRecordComponent") // carried on, never compared
public record Request(
    String method, String target, String authority, List<String> fields, byte[] body) {

  public Request {
    fields = List.copyOf(fields);
  }

  /** Whether asking twice does what asking once does (RFC 9110 section 9.2.2). */
  public boolean idempotent() {
    return List.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE").contains(method);
  }

  byte[] head() {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append(named("host") ? "" : "Host: " + authority + "\r\n");
    fields.forEach(field -> head.append(field).append("\r\n"));
    // RFC 9110 section 8.6: also of none, where the method can have one
    if (body.length > 0 || List.of("POST", "PUT", "PATCH").contains(method)) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  private boolean named(String name) {
    return fields.stream()
        .anyMatch(f -> f.regionMatches(true, 0, name + ":", 0, name.length() + 1));
  }
}
