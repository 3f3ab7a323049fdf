package dev.sallyport.rules.crs;

import dev.sallyport.rules.exchange.FieldLine;
import java.util.ArrayList;
import java.util.List;

/** Takes a request apart that a test gives as bytes, as a server would that accepts anything. */
final class RawRequest {
  private RawRequest() {}

  static Stage.Input read(String text) {
    int headEnd = text.indexOf("\r\n\r\n");
    int gap = 4;
    if (headEnd < 0) {
      headEnd = text.indexOf("\n\n");
      gap = 2;
    }
    String head = headEnd < 0 ? text : text.substring(0, headEnd);
    String body = headEnd < 0 ? "" : text.substring(headEnd + gap);
    String[] lines = head.split("\r?\n", -1);
    List<FieldLine> fields = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        fields.add(
            new FieldLine(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
      }
    }
    String[] parts = lines[0].split(" ", -1);
    String method = parts[0];
    String version = parts.length > 2 ? parts[parts.length - 1] : "";
    int from = Math.min(lines[0].length(), method.length() + 1);
    int to = Math.max(from, lines[0].length() - (version.isEmpty() ? 0 : version.length() + 1));
    String uri = lines[0].substring(from, to);
    return new Stage.Input(lines[0], method, uri, version, fields, body);
  }

  /** RFC 9112 section 7.1, without trailers. */
  static String unchunk(String body) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (int end = body.indexOf("\r\n"); end > 0; end = body.indexOf("\r\n", at)) {
      int length = Integer.parseInt(body.substring(at, end).strip(), 16);
      int start = end + 2;
      if (length == 0 || start + length > body.length()) {
        break;
      }
      all.append(body, start, start + length);
      at = start + length + 2;
    }
    return all.toString();
  }
}
