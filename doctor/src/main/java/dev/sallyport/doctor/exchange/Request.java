package dev.sallyport.doctor.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the doctor asks for.
 *
 * @param authority the Host field, unless {@code fields} have one
 * @param fields further field lines, {@code Name: value}
 * @param manner how the body is sent
 */
@SuppressWarnings("ArrayRecordComponent") // carried on, never compared
public record Request(
    String method,
    String target,
    String authority,
    List<String> fields,
    byte[] body,
    Manner manner) {

  /** How a body is sent. */
  public enum Manner {
    LENGTH,
    /** In chunks (RFC 9112 section 7.1). */
    CHUNKED,
    /** After {@code 100 (Continue)} (RFC 9110 section 10.1.1). */
    EXPECTING
  }

  public Request {
    fields = List.copyOf(fields);
  }

  /** One whose body, if any, is sent with its length. */
  public Request(String method, String target, String authority, List<String> fields, byte[] body) {
    this(method, target, authority, fields, body, Manner.LENGTH);
  }

  /** The same with a field line more. */
  public Request with(String line) {
    List<String> more = new ArrayList<>(fields);
    more.add(line);
    return new Request(method, target, authority, more, body, manner);
  }

  public Request with(Manner other) {
    return new Request(method, target, authority, fields, body, other);
  }

  /** The same with another body. */
  public Request with(byte[] other) {
    return new Request(method, target, authority, fields, other, manner);
  }

  /** Whether asking twice does what asking once does (RFC 9110 section 9.2.2). */
  public boolean idempotent() {
    return List.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE").contains(method);
  }

  /** The protocol that it asks to change to; null where it does not. */
  @Nullable String upgrade() {
    return value("upgrade");
  }

  /** Whether it wants the connection to end. */
  boolean closes() {
    return "close".equalsIgnoreCase(value("connection"));
  }

  /** The host and port that it names. */
  String host() {
    String named = value("host");
    return named == null ? authority : named;
  }

  byte[] head() {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append(value("host") != null ? "" : "Host: " + authority + "\r\n");
    fields.forEach(field -> head.append(field).append("\r\n"));
    // RFC 9110 section 8.6: a length of zero, too, where the method can have a body
    boolean framed = body.length > 0 || List.of("POST", "PUT", "PATCH").contains(method);
    if (framed && manner == Manner.CHUNKED) {
      head.append(value("transfer-encoding") != null ? "" : "Transfer-Encoding: chunked\r\n");
    } else if (framed) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    if (manner == Manner.EXPECTING) {
      head.append("Expect: 100-continue\r\n");
    }
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  private @Nullable String value(String name) {
    for (String field : fields) {
      if (field.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        return field.substring(name.length() + 1).strip();
      }
    }
    return null;
  }
}
