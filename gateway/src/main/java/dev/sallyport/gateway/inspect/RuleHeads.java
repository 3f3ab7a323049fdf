package dev.sallyport.gateway.inspect;

import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.RequestHead;
import dev.sallyport.rules.exchange.ResponseHead;
import dev.sallyport.wire.http1.FieldLines;
import java.util.ArrayList;
import java.util.List;

/** Heads as rules see them. */
final class RuleHeads {
  private RuleHeads() {}

  static RequestHead request(dev.sallyport.wire.http1.RequestHead head) {
    return RequestHead.of(head.method(), head.target(), head.version(), lines(head.fields()));
  }

  static ResponseHead response(dev.sallyport.wire.http1.ResponseHead head) {
    return new ResponseHead(head.version(), head.status(), head.reason(), lines(head.fields()));
  }

  private static List<FieldLine> lines(FieldLines fields) {
    List<FieldLine> lines = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      lines.add(new FieldLine(fields.name(i), fields.value(i)));
    }
    return lines;
  }
}
