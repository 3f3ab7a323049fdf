package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.doc;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.ResponseHead;
import java.util.List;

/** What the response says. */
final class ResponseVariables {
  private ResponseVariables() {}

  static List<Variable> all() {
    return List.of(
        Single.number(
            "RESPONSE_STATUS",
            doc("The status code.", "RESPONSE_STATUS", "@rx ^5"),
            x -> x.response().head().status()),
        Single.text(
            "RESPONSE_PROTOCOL",
            doc("The protocol and its version.", "RESPONSE_PROTOCOL", "@streq HTTP/1.1"),
            x -> x.response().head().protocol()),
        Single.text(
            "STATUS_LINE",
            doc("The status line.", "STATUS_LINE", "@contains 500"),
            ResponseVariables::statusLine),
        new Keyed(
            "RESPONSE_HEADERS",
            doc("The header fields.", "RESPONSE_HEADERS:X-Powered-By", "@rx ."),
            x -> x.response().fields().values()),
        new Keyed(
            "RESPONSE_HEADERS_NAMES",
            doc("The names of the header fields.", "RESPONSE_HEADERS_NAMES", "@streq Server"),
            x -> x.response().fields().names()),
        Single.text(
            "RESPONSE_CONTENT_TYPE",
            doc("The media type.", "RESPONSE_CONTENT_TYPE", "@streq text/html"),
            x -> x.response().contentType()),
        Single.text(
            "RESPONSE_CONTENT_LENGTH",
            doc(
                "The Content-Length field, or the body's bytes.",
                "RESPONSE_CONTENT_LENGTH",
                "@gt 1"),
            ResponseVariables::length),
        Single.body(
            "RESPONSE_BODY",
            doc("The body where SecResponseBodyAccess is On.", "RESPONSE_BODY", "@contains ORA-"),
            x -> x.response().body()),
        Single.body(
            "STREAM_OUTPUT_BODY",
            Examples.differs(
                "The body's bytes; changing them is refused.", "STREAM_OUTPUT_BODY", "@rx x"),
            x -> x.response().body()),
        Single.flag(
            "OUTBOUND_DATA_ERROR",
            doc("Whether the body passed its limit.", "OUTBOUND_DATA_ERROR", "@eq 1"),
            Exchange::hasOutboundDataError));
  }

  private static String statusLine(Exchange exchange) {
    ResponseHead head = exchange.response().head();
    return head.protocol() + " " + head.status() + " " + head.reason();
  }

  private static String length(Exchange exchange) {
    String field = exchange.response().fields().first("content-length").toString();
    return field.isEmpty() ? Integer.toString(exchange.response().body().bytes().length()) : field;
  }
}
