package dev.sallyport.console.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, let in. Its texts are decoded and bounded, and as hostile as ever. */
public final class Request {
  private static final int MOST_FORM_BYTES = 256 << 10;

  private final HttpExchange exchange;
  private final String parameter;
  private final Map<String, String> query;
  private final @Nullable Session session;
  private @Nullable Map<String, String> form;

  Request(HttpExchange exchange, String parameter, @Nullable Session session) throws Refused {
    this.exchange = exchange;
    this.parameter = parameter;
    this.session = session;
    this.query = FormText.read(exchange.getRequestURI().getRawQuery());
  }

  public String path() {
    return exchange.getRequestURI().getPath();
  }

  /** The part of the path that the route leaves open; empty where it leaves none. */
  public String parameter() {
    return parameter;
  }

  /** A parameter of the query; empty where it is absent. */
  public String query(String name) {
    return query.getOrDefault(name, "");
  }

  /** The query as it came, without its question mark. */
  public String rawQuery() {
    String raw = exchange.getRequestURI().getRawQuery();
    return raw == null ? "" : raw;
  }

  /** A field of a form that was sent; empty where it is absent. */
  public String form(String name) throws IOException, Refused {
    Map<String, String> fields = form;
    if (fields == null) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_FORM_BYTES + 1);
      if (body.length > MOST_FORM_BYTES) {
        throw new Refused(413, "a form of more than " + MOST_FORM_BYTES + " bytes");
      }
      fields = FormText.read(new String(body, StandardCharsets.UTF_8));
      form = fields;
    }
    return fields.getOrDefault(name, "");
  }

  public InputStream body() {
    return exchange.getRequestBody();
  }

  public String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** Who is signed in; null for open pages and for programs that show the token itself. */
  public @Nullable Session session() {
    return session;
  }

  /** The port that the request came to. */
  int port() {
    return exchange.getLocalAddress().getPort();
  }

  /** Address and port of the peer, for log lines. */
  public String peer() {
    return exchange.getRemoteAddress().getAddress().getHostAddress()
        + ":"
        + exchange.getRemoteAddress().getPort();
  }
}
