package dev.sallyport.rules.exchange;

import java.util.List;

/** A response's head; {@code protocol} for instance {@code HTTP/1.1}. */
public record ResponseHead(String protocol, int status, String reason, List<FieldLine> fields) {
  public ResponseHead {
    fields = List.copyOf(fields);
  }
}
