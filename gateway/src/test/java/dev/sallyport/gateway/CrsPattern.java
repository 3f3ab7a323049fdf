package dev.sallyport.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A pattern of the Core Rule Set at hand, as its file writes it; the test is skipped where there is
 * none.
 */
final class CrsPattern {
  private CrsPattern() {}

  static String of(String id) throws IOException {
    Path rules = Path.of(System.getProperty("sallyport.shared", "../shared"), "crs");
    assumeTrue(Files.isDirectory(rules), "no Core Rule Set in " + rules.toAbsolutePath());
    try (Stream<Path> files = Files.walk(rules)) {
      for (Path file : files.filter(f -> f.toString().contains("-XSS.conf")).sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"id:" + id + ",");
        if (at >= 0) {
          int from = text.lastIndexOf("\"@rx ", at) + "\"@rx ".length();
          return text.substring(from, text.lastIndexOf("\" \\", at));
        }
      }
    }
    throw new IllegalStateException("no rule " + id + " in " + rules);
  }
}
