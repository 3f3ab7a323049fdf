package dev.sallyport.console;

import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that pages name: one style sheet, one script, one picture. */
final class Assets {
  private Assets() {}

  static List<Route> routes() {
    return List.of(
        route("/console.css", "text/css; charset=utf-8"),
        route("/console.js", "text/javascript; charset=utf-8"),
        route("/icon.svg", "image/svg+xml"));
  }

  private static Route route(String path, String contentType) {
    Answer answer = Answer.of(200, contentType, text(path.substring(1)));
    return Route.open(path, request -> answer);
  }

  static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
