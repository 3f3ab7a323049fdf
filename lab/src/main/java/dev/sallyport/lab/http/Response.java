package dev.sallyport.lab.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A well-formed answer; {@link #writeTo} adds Content-Length. */
public final class Response {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(100, "Continue"),
          Map.entry(200, "OK"),
          Map.entry(204, "No Content"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(413, "Content Too Large"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"));

  private final int status;
  private final List<HeaderField> fields;
  private final byte[] body;

  public Response(int status, List<HeaderField> fields, byte[] body) {
    this.status = status;
    this.fields = List.copyOf(fields);
    this.body = body.clone();
  }

  public int status() {
    return status;
  }

  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, List.of(new HeaderField("Content-Type", contentType)), body);
  }

  /** The same answer with one field line more. */
  public Response with(String name, String value) {
    List<HeaderField> more = new ArrayList<>(fields);
    more.add(new HeaderField(name, value));
    return new Response(status, more, body);
  }

  /** Writes the answer at once, so that a short one is one TLS record and one TCP segment. */
  public void writeTo(OutputStream out, boolean headOnly) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 %d %s\r\n".formatted(status, REASONS.getOrDefault(status, "")));
    for (HeaderField field : fields) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    // RFC 9110 section 8.6: no Content-Length with 1xx and 204
    boolean bodyless = status < 200 || status == 204 || status == 304;
    if (!bodyless) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream message = new ByteArrayOutputStream(head.length() + body.length);
    message.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!bodyless && !headOnly) {
      message.writeBytes(body);
    }
    out.write(message.toByteArray());
    out.flush();
  }
}
