package dev.sallyport.rules.exchange;

import java.util.List;

/**
 * A request's head, whatever the version of HTTP brought it. Characters are bytes (Latin-1).
 *
 * @param line the request line as it came; made of the three parts where the version has none
 * @param target the request target, not decoded
 * @param protocol for instance {@code HTTP/1.1}
 */
public record RequestHead(
    String line, String method, String target, String protocol, List<FieldLine> fields) {
  public RequestHead {
    fields = List.copyOf(fields);
  }

  public static RequestHead of(
      String method, String target, String protocol, List<FieldLine> fields) {
    return new RequestHead(
        method + " " + target + " " + protocol, method, target, protocol, fields);
  }
}
