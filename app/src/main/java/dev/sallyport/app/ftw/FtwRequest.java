package dev.sallyport.app.ftw;

import static dev.sallyport.app.ftw.YamlValue.isTrue;
import static dev.sallyport.app.ftw.YamlValue.latin1;
import static dev.sallyport.app.ftw.YamlValue.list;
import static dev.sallyport.app.ftw.YamlValue.map;
import static dev.sallyport.app.ftw.YamlValue.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the request that an {@code input} describes, as go-ftw does: nothing is corrected. Each
 * character is a byte.
 */
final class FtwRequest {
  private record Field(String name, String value) {}

  private FtwRequest() {}

  /** {@code zeroLength}: whether a POST without a body says so, as the form of CRS 4 wants. */
  static String write(Map<?, ?> input, boolean zeroLength) throws IOException {
    Object encoded = input.get("encoded_request");
    if (encoded != null) {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(encoded.toString());
        return new String(bytes, StandardCharsets.ISO_8859_1);
      } catch (IllegalArgumentException e) {
        throw new IOException("encoded_request: wanted base64: " + e.getMessage(), e);
      }
    }
    Object raw = input.get("raw_request");
    if (raw != null) {
      return latin1(raw.toString());
    }
    String body = latin1(data(input.get("data")));
    StringBuilder all = new StringBuilder();
    all.append(text(input, "method", "GET")).append(' ');
    all.append(latin1(text(input, "uri", "/"))).append(' ');
    all.append(text(input, "version", "HTTP/1.1")).append("\r\n");
    for (Field field : fields(input, body, zeroLength)) {
      all.append(field.name).append(": ").append(field.value).append("\r\n");
    }
    return all.append("\r\n").append(body).toString();
  }

  private static String data(@Nullable Object data) {
    return switch (data) {
      case null -> "";
      case List<?> lines -> String.join("\r\n", lines.stream().map(Object::toString).toList());
      default -> data.toString();
    };
  }

  /** Those of the test, and those that a request with a body needs. */
  private static List<Field> fields(Map<?, ?> input, String body, boolean zeroLength) {
    List<Field> fields = new ArrayList<>();
    Object headers = input.get("headers");
    if (headers instanceof Map<?, ?> named) {
      named.forEach((name, value) -> fields.add(field(name, value)));
    } else {
      list(headers).forEach(e -> fields.add(field(map(e).get("name"), map(e).get("value"))));
    }
    if (isTrue(input, "autocomplete_headers", true) && !isTrue(input, "stop_magic", false)) {
      complete(fields, body, zeroLength && text(input, "method", "GET").equals("POST"));
    }
    return fields;
  }

  private static Field field(@Nullable Object name, @Nullable Object value) {
    return new Field(
        name == null ? "" : latin1(name.toString()), value == null ? "" : latin1(value.toString()));
  }

  private static void complete(List<Field> fields, String body, boolean sayEmpty) {
    if (!body.isEmpty()) {
      addMissing(fields, "Content-Type", "application/x-www-form-urlencoded");
    }
    if (!body.isEmpty() || sayEmpty) {
      addMissing(fields, "Content-Length", Integer.toString(body.length()));
    }
    addMissing(fields, "Connection", "close");
  }

  private static void addMissing(List<Field> fields, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (fields.stream().noneMatch(f -> f.name.toLowerCase(Locale.ROOT).equals(lower))) {
      fields.add(new Field(name, value));
    }
  }
}
