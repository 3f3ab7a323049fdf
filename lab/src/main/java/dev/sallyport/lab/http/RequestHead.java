package dev.sallyport.lab.http;

import java.util.List;
import java.util.Optional;

/**
 * The head of an HTTP/1 request.
 *
 * @param text the head exactly as received, without the empty line, one char a byte
 */
public record RequestHead(
    String method, String target, String version, List<HeaderField> fields, String text) {

  public RequestHead {
    fields = List.copyOf(fields);
  }

  /** The value of the first field line of that name. */
  public Optional<String> field(String name) {
    return fields.stream().filter(field -> field.is(name)).map(HeaderField::value).findFirst();
  }

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The number a query parameter carries, and {@code otherwise} where it is missing or none. */
  public int queryNumber(String name, int otherwise) {
    int query = target.indexOf('?');
    for (String pair : query < 0 ? new String[0] : target.substring(query + 1).split("&", -1)) {
      String digits = pair.startsWith(name + "=") ? pair.substring(name.length() + 1) : "";
      if (digits.matches("\\d{1,9}")) {
        return Integer.parseInt(digits);
      }
    }
    return otherwise;
  }

  /** RFC 9112 section 9.3. */
  public boolean keepAlive() {
    String connection = field("Connection").orElse("");
    return version.equals("HTTP/1.1")
        ? !connection.equalsIgnoreCase("close")
        : connection.equalsIgnoreCase("keep-alive");
  }

  /** RFC 9110 section 10.1.1. */
  public boolean expectsContinue() {
    return field("Expect").filter(value -> value.equalsIgnoreCase("100-continue")).isPresent();
  }
}
