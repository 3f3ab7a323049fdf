package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field lines of a request, as {@code -H} gives them; how long a body is, is not theirs. */
final class FieldLines {
  private static final String LENGTH = "content-length";

  private final List<String> lines = new ArrayList<>();
  private final Set<String> settled = new HashSet<>();

  /**
   * Takes lines as curl does: {@code NAME:} leaves a field out, {@code NAME;} sends it empty, and
   * {@code @FILE} holds lines.
   */
  FieldLines(List<String> given) throws IOException {
    for (String each : given) {
      if (each.startsWith("@")) {
        byte[] content = GivenBytes.of(Path.of(each.substring(1)));
        for (String line : new String(content, UTF_8).lines().toList()) {
          add(line);
        }
      } else {
        add(each);
      }
    }
  }

  /** Adds a field, unless it was given, left out, or has no value. */
  void unlessGiven(String name, @Nullable String value) throws IOException {
    if (value != null && !settled.contains(name.toLowerCase(Locale.ROOT))) {
      add(name + ": " + value);
    }
  }

  List<String> lines() {
    return lines;
  }

  private void add(String line) throws IOException {
    if (line.isBlank()) {
      return;
    }
    int colon = line.indexOf(':');
    boolean empty = colon < 0 && line.endsWith(";");
    int end = empty ? line.length() - 1 : colon;
    if (end < 1 || line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
      throw new IOException("-H: wanted NAME: VALUE in one line, got " + line.strip());
    }
    String name = line.substring(0, end).toLowerCase(Locale.ROOT);
    settled.add(name);
    if (name.equals(LENGTH)) {
      return;
    }
    if (empty) {
      lines.add(line.substring(0, end) + ":");
    } else if (!line.substring(end + 1).isBlank()) {
      lines.add(line);
    }
  }
}
