package dev.sallyport.console.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request gets.
 *
 * @param fields further header fields
 */
public record Answer(int status, String contentType, Map<String, String> fields, Body body) {
  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json";
  public static final String PLAIN = "text/plain; charset=utf-8";

  public Answer {
    fields = Map.copyOf(fields);
  }

  /** The content. */
  public sealed interface Body {
    record Whole(String text) implements Body {}

    /** Written piece by piece until the writer returns or the peer is gone. */
    record Stream(Writer writer) implements Body {}
  }

  /** Writes a body that has no end yet. */
  @FunctionalInterface
  public interface Writer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  public static Answer of(int status, String contentType, String text) {
    return new Answer(status, contentType, Map.of(), new Body.Whole(text));
  }

  public static Answer html(String text) {
    return of(200, HTML, text);
  }

  public static Answer json(String text) {
    return of(200, JSON, text);
  }

  /** Server-sent events (HTML, section 9.2). */
  public static Answer events(Writer writer) {
    return new Answer(200, "text/event-stream", Map.of(), new Body.Stream(writer));
  }

  /** 303: what follows a form, or a link that shall not stay in the history. */
  public static Answer seeOther(String path) {
    return of(303, PLAIN, "see " + path + "\n").with("Location", path);
  }

  /** The same with one more header field. */
  public Answer with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Answer(status, contentType, more, body);
  }

  byte[] bytes(Body.Whole whole) {
    return whole.text().getBytes(StandardCharsets.UTF_8);
  }
}
