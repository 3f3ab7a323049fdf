package dev.sallyport.rules.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The patterns of the Core Rule Set and the texts of its tests, which lie beside the checkout. */
final class CrsMaterial {
  private static final Pattern ID = Pattern.compile("id:(\\d+)");
  private static final Pattern VALUE =
      Pattern.compile("^\\s*(?:- )?[\\w-]+: *[\"']?(.*?)[\"']?\\s*$");

  private CrsMaterial() {}

  private static Path folder(String release) {
    Path folder =
        Path.of(System.getProperty("sallyport.shared", "../shared"))
            .resolve("crs")
            .resolve(release);
    Assumptions.assumeTrue(Files.isDirectory(folder), "the Core Rule Set is not at " + folder);
    return folder;
  }

  /** Rule id (of a chain: its first rule's, and how far behind it) to pattern. */
  static Map<String, String> patterns(String release) {
    Map<String, String> patterns = new TreeMap<>();
    for (Path file : files(folder(release).resolve("rules"), ".conf")) {
      String text = read(file).replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", "");
      String id = "?";
      int chained = 0;
      for (String line : text.split("\n", -1)) {
        Matcher found = ID.matcher(line);
        boolean own = found.find();
        id = own ? found.group(1) : id;
        chained = own ? 0 : chained + 1;
        int start = line.indexOf("@rx ") + 4;
        if (start > 4) {
          int end = start;
          while (line.charAt(end) != '"') {
            end += line.charAt(end) == '\\' ? 2 : 1;
          }
          String pattern = line.substring(start, end);
          patterns.put(own ? id : id + "+" + chained, pattern);
        }
      }
    }
    return patterns;
  }

  static String pattern(String release, String id) {
    return Objects.requireNonNull(patterns(release).get(id), id);
  }

  /** What stands behind a key in the tests, as it is and percent-decoded; each text once. */
  static List<String> texts(String release) {
    Set<String> texts = new LinkedHashSet<>();
    Collection<Path> files = new ArrayList<>(files(folder(release).resolve("tests"), ".yaml"));
    for (Path file : files) {
      for (String line : read(file).split("\n", -1)) {
        Matcher value = VALUE.matcher(line);
        if (value.matches() && !value.group(1).isEmpty()) {
          texts.add(value.group(1));
          decoded(value.group(1), texts);
        }
      }
    }
    return List.copyOf(texts);
  }

  private static void decoded(String text, Set<String> texts) {
    if (text.indexOf('%') >= 0) {
      try {
        texts.add(URLDecoder.decode(text, StandardCharsets.ISO_8859_1).stripTrailing());
      } catch (IllegalArgumentException e) {
        // What is no valid escape is only in the list as it stands.
        texts.add(text.replace("%", ""));
      }
    }
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
