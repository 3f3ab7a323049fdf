package dev.sallyport.console.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, let in. Its texts are decoded and bounded, and as hostile as ever. */
public final class Request {
  private static final int MOST_FORM_BYTES = 256 << 10;

  private final HttpCall call;
  private final String path;
  private final String parameter;
  private final Map<String, String> query;
  private final @Nullable Session session;
  private @Nullable Map<String, String> form;

  Request(HttpCall call, String parameter, @Nullable Session session) throws Refused {
    this.call = call;
    this.path = call.path();
    this.parameter = parameter;
    this.session = session;
    this.query = FormText.read(call.rawQuery());
  }

  public String path() {
    return path;
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
    String raw = call.rawQuery();
    return raw == null ? "" : raw;
  }

  /** A field of a form that was sent; empty where it is absent. */
  public String form(String name) throws IOException, Refused {
    Map<String, String> fields = form;
    if (fields == null) {
      byte[] body = call.body().readNBytes(MOST_FORM_BYTES + 1);
      if (body.length > MOST_FORM_BYTES) {
        throw new Refused(413, "a form of more than " + MOST_FORM_BYTES + " bytes");
      }
      fields = FormText.read(new String(body, StandardCharsets.UTF_8));
      form = fields;
    }
    return fields.getOrDefault(name, "");
  }

  public InputStream body() {
    return call.body();
  }

  public String header(String name) {
    String value = call.first(name);
    return value == null ? "" : value;
  }

  /** Who is signed in; null for open pages and for programs that show the token itself. */
  public @Nullable Session session() {
    return session;
  }

  /** The port that the request came to. */
  int port() {
    return call.ends().local().getPort();
  }

  /** Address and port of the peer, for log lines. */
  public String peer() {
    return call.ends().peer().getAddress().getHostAddress() + ":" + call.ends().peer().getPort();
  }
}
