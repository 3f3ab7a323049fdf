package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.util.List;
import java.util.Locale;

/** What is known of the response; empty before it came. */
public record ResponseFacts(ResponseHead head, Fields fields, Value body) {
  static final ResponseFacts NONE =
      new ResponseFacts(
          new ResponseHead("", 0, "", List.of()),
          new Fields(List.of(), KnownValues.NONE),
          new Value("", Slice.EMPTY));

  static ResponseFacts of(ResponseHead head, KnownValues known) {
    return new ResponseFacts(head, new Fields(head.fields(), known), new Value("", Slice.EMPTY));
  }

  public ResponseFacts withBody(Slice bytes) {
    return new ResponseFacts(head, fields, new Value("", bytes));
  }

  /** The media type without its parameters, in lower case. */
  public String contentType() {
    String full = fields.first("content-type").toString();
    int semicolon = full.indexOf(';');
    return (semicolon < 0 ? full : full.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
