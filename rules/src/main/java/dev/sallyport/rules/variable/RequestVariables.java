package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.doc;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.RequestFacts;
import dev.sallyport.rules.exchange.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What the request's head says. */
final class RequestVariables {
  private static final String BASIC = "basic ";

  private RequestVariables() {}

  static List<Variable> all() {
    return List.of(
        new Single(
            "REQUEST_LINE",
            doc("The request line as it came.", "REQUEST_LINE", "@rx ^TRACE"),
            x -> x.request().parts().line()),
        new Single(
            "REQUEST_METHOD",
            doc("The method.", "REQUEST_METHOD", "!@within GET HEAD POST"),
            x -> x.request().parts().method()),
        new Single(
            "REQUEST_PROTOCOL",
            doc("The protocol and its version.", "REQUEST_PROTOCOL", "@streq HTTP/1.0"),
            x -> x.request().parts().protocol()),
        new Single(
            "REQUEST_URI",
            doc("Path and query, not decoded, no authority.", "REQUEST_URI", "@contains /admin"),
            x -> x.request().parts().uri()),
        new Single(
            "REQUEST_URI_RAW",
            doc("The request target as it came.", "REQUEST_URI_RAW", "@beginsWith http://"),
            x -> x.request().parts().uriRaw()),
        new Single(
            "REQUEST_FILENAME",
            doc("The path, its escapes decoded.", "REQUEST_FILENAME", "@endsWith .bak"),
            x -> x.request().parts().filename()),
        new Single(
            "REQUEST_BASENAME",
            doc("The last part of the path.", "REQUEST_BASENAME", "@streq login.php"),
            x -> x.request().parts().basename()),
        new Single(
            "QUERY_STRING",
            doc("What follows the question mark, not decoded.", "QUERY_STRING", "@contains .."),
            x -> x.request().parts().query()),
        new Keyed(
            "REQUEST_HEADERS",
            doc("The header fields.", "REQUEST_HEADERS:User-Agent", "@contains nikto"),
            x -> x.request().fields().values()),
        new Keyed(
            "REQUEST_HEADERS_NAMES",
            doc("The names of the header fields.", "REQUEST_HEADERS_NAMES", "@streq Proxy"),
            x -> x.request().fields().names()),
        new Keyed(
            "REQUEST_COOKIES",
            doc("The cookies, not decoded.", "REQUEST_COOKIES:sid", "!@rx ^[0-9a-f]+$"),
            x -> x.request().cookies().values()),
        new Keyed(
            "REQUEST_COOKIES_NAMES",
            doc("The names of the cookies.", "REQUEST_COOKIES_NAMES", "@contains $"),
            x -> x.request().cookies().names()),
        Single.text(
            "FULL_REQUEST",
            doc("Head and body.", "FULL_REQUEST", "@contains attack"),
            RequestVariables::full),
        Single.number(
            "FULL_REQUEST_LENGTH",
            doc("Bytes of head and body.", "FULL_REQUEST_LENGTH", "@gt 100000"),
            x -> full(x).length()),
        Single.text(
            "AUTH_TYPE",
            doc("The scheme of the Authorization field.", "AUTH_TYPE", "@streq Basic"),
            x -> authorization(x.request()).split(" ", 2)[0]),
        Single.text(
            "REMOTE_USER",
            doc("The user name of Basic authentication.", "REMOTE_USER", "@streq admin"),
            RequestVariables::user),
        Single.text(
            "PATH_INFO",
            Examples.differs("The whole path: a gateway knows no scripts.", "PATH_INFO", "@rx ^/x"),
            x -> x.request().parts().filename().bytes().toString()));
  }

  private static String authorization(RequestFacts request) {
    return request.fields().first("authorization").toString();
  }

  /** RFC 7617 section 2. */
  private static String user(Exchange exchange) {
    String field = authorization(exchange.request());
    if (!field.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(field.substring(BASIC.length()).strip());
      return new String(pair, StandardCharsets.ISO_8859_1).split(":", 2)[0];
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private static String full(Exchange exchange) {
    StringBuilder text = new StringBuilder(exchange.request().head().line()).append("\r\n");
    for (FieldLine field : exchange.request().head().fields()) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    Value body = exchange.body().bytes();
    return text.append("\r\n").append(body.bytes()).toString();
  }
}
