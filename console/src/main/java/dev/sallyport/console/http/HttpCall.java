package dev.sallyport.console.http;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, its head read and bounded.
 *
 * @param fields by their names in lower case
 * @param body as long as the head announces, not read yet
 */
record HttpCall(Line line, Map<String, List<String>> fields, SizedBody body, Ends ends) {

  /**
   * The request line.
   *
   * @param target begins with a slash; printable
   * @param latest whether it is of HTTP/1.1
   */
  record Line(String method, String target, boolean latest) {}

  /** Where the connection came to, and from. */
  record Ends(InetSocketAddress local, InetSocketAddress peer) {}

  String method() {
    return line.method();
  }

  /** The first field of this name; null where there is none. */
  @Nullable String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : values.getFirst();
  }

  List<String> all(String name) {
    return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The target as it came, without its query. */
  String rawPath() {
    int query = line.target().indexOf('?');
    return query < 0 ? line.target() : line.target().substring(0, query);
  }

  /** The same with its escapes undone. */
  String path() throws Refused {
    try {
      return URLDecoder.decode(rawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "a percent sign that begins no two hexadecimal digits");
    }
  }

  /** What stands behind the question mark, as it came; null where there is none. */
  @Nullable String rawQuery() {
    int query = line.target().indexOf('?');
    return query < 0 ? null : line.target().substring(query + 1);
  }
}
