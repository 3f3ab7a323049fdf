package dev.sallyport.rules.crs;

import dev.sallyport.rules.exchange.FieldLine;
import java.util.List;

/** What a server's HTTP reader makes of a request before any rule sees it. */
final class ServerView {
  private ServerView() {}

  /** The request as read. */
  static Stage.Input of(Stage.Input sent) {
    List<FieldLine> fields = sent.fields();
    String body = sent.body();
    if (has(fields, "Transfer-Encoding")) {
      // RFC 9112 section 6.1: Transfer-Encoding overrides Content-Length, which goes.
      fields = fields.stream().filter(f -> !f.name().equalsIgnoreCase("Content-Length")).toList();
      body = RawRequest.unchunk(body);
    } else if (!has(fields, "Content-Length")) {
      // RFC 9112 section 6.3: neither => no body.
      body = "";
    }
    String version = sent.version().isEmpty() ? "HTTP/0.9" : sent.version();
    return new Stage.Input(sent.requestLine(), sent.method(), sent.uri(), version, fields, body);
  }

  /** RFC 9110 section 5.5: CR, LF and NUL in a field's value => 400, and no rule sees it. */
  static boolean refuses(Stage.Input sent) {
    return sent.fields().stream()
        .anyMatch(f -> f.value().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0));
  }

  private static boolean has(List<FieldLine> fields, String name) {
    return fields.stream().anyMatch(f -> f.name().equalsIgnoreCase(name));
  }
}
