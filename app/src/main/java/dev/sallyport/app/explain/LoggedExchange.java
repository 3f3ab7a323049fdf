package dev.sallyport.app.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.BadReport;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.TrailReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One line of the exchange log. */
public final class LoggedExchange {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ID = "sallyport.exchange.id";

  private final JsonNode line;

  private LoggedExchange(JsonNode line) {
    this.line = line;
  }

  /**
   * Looks for an exchange in a log and in what was rotated away from it, newest first.
   *
   * @throws IOException where a file cannot be read, or its line is none of ours
   */
  public static Optional<LoggedExchange> find(Path log, String id) throws IOException {
    if (Files.isDirectory(log)) {
      throw new IOException(log + ": a folder; wanted a file");
    }
    Path file = log;
    for (int aside = 1; Files.exists(file) || aside == 1; aside++) {
      try (InputStream in = Files.newInputStream(file)) {
        Optional<LoggedExchange> found = find(in, file.toString(), id);
        if (found.isPresent()) {
          return found;
        }
      }
      file = log.resolveSibling(log.getFileName() + "." + aside);
    }
    return Optional.empty();
  }

  /** Looks in a stream; {@code name} stands for it in messages. */
  public static Optional<LoggedExchange> find(InputStream in, String name, String id)
      throws IOException {
    BoundedLines lines = new BoundedLines(in);
    int number = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      if (line.contains(id)) {
        JsonNode node = parse(line, name + ":" + number);
        if (node.path(ID).asText().equals(id)) {
          return Optional.of(new LoggedExchange(node));
        }
      }
    }
    return Optional.empty();
  }

  /** A line that is there already; {@code name} stands for its place in messages. */
  public static LoggedExchange of(String line, String name) throws IOException {
    return new LoggedExchange(parse(line, name));
  }

  private static JsonNode parse(String line, String place) throws IOException {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException(place + ": wanted a JSON object, got " + e.getOriginalMessage(), e);
    }
  }

  /** A field as text; empty where it is absent. */
  String text(String field) {
    return line.path(field).asText();
  }

  boolean has(String field) {
    return line.has(field);
  }

  JsonNode field(String name) {
    return line.path(name);
  }

  /**
   * What its trail says, judged anew; without trails where none was kept, because nothing failed.
   *
   * @throws IOException where the trail is none of ours
   */
  public Report report() throws IOException {
    if (!line.has("sallyport.trail")) {
      return Diagnosis.report(List.of());
    }
    try {
      return Diagnosis.report(List.of(TrailReader.read(line.path("sallyport.trail"))));
    } catch (BadReport e) {
      throw new IOException("exchange " + text(ID) + ": " + e.getMessage(), e);
    }
  }
}
