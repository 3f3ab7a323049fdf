package dev.sallyport.rules.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The public cases and lists for the detection of injections, byte for byte as Latin-1. */
public final class InjectionCases {
  private static final String INPUT = "--INPUT--\n";
  private static final String EXPECTED = "--EXPECTED--";

  private InjectionCases() {}

  /** One case: {@code expected} without white space at its ends. */
  public record Case(String file, String input, String expected) {}

  /** One line of a list: {@code text} as it stands, {@code value} URL-decoded once. */
  public record Line(String file, String text, String value) {}

  /** All cases of {@code kind}: {@code tokens}, {@code folding}, {@code sqli} or {@code html5}. */
  public static List<Case> of(String kind) {
    List<Case> cases = new ArrayList<>();
    for (Path file : files("tests", "test-" + kind)) {
      String text = read(file);
      int marker = text.indexOf(EXPECTED);
      String input = text.substring(text.indexOf(INPUT) + INPUT.length(), marker);
      cases.add(
          new Case(
              file.getFileName().toString(),
              input.endsWith("\n") ? input.substring(0, input.length() - 1) : input,
              text.substring(marker + EXPECTED.length()).strip()));
    }
    return cases;
  }

  /** The lines of all lists whose names begin with {@code prefix}; comments and empty ones not. */
  public static List<Line> lines(String prefix) {
    List<Line> lines = new ArrayList<>();
    for (Path file : files("data", prefix)) {
      for (String line : read(file).split("\n", -1)) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (!text.isEmpty() && text.charAt(0) != '#') {
          lines.add(new Line(file.getFileName().toString(), text, decode(text)));
        }
      }
    }
    return lines;
  }

  private static List<Path> files(String folder, String prefix) {
    Path root =
        Path.of(System.getProperty("sallyport.shared", "../shared")).resolve("suites/libinjection");
    Assumptions.assumeTrue(Files.isDirectory(root), "the injection cases are not at " + root);
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
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

  private static String decode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int coded = c == '%' && i + 2 < text.length() ? hex(text, i + 1) : -1;
      if (coded >= 0) {
        out.write(coded);
        i += 2;
      } else {
        out.write(c == '+' ? ' ' : c);
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** The value of the two hexadecimal digits at {@code at}; negative where they are none. */
  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
