package dev.sallyport.app.ftw;

import static dev.sallyport.app.ftw.YamlValue.isTrue;
import static dev.sallyport.app.ftw.YamlValue.list;
import static dev.sallyport.app.ftw.YamlValue.map;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads go-ftw files, in the form of CRS 4 and in that of CRS 3. */
final class FtwReader {
  private static final int MAX_CODE_POINTS = 64 << 20;
  private static final Pattern LOG_ID = Pattern.compile("id \"(\\d+)\"");

  private FtwReader() {}

  /** All test files at or below a path, in the order of their names. */
  static List<Path> files(Path at) throws IOException {
    try (Stream<Path> files = Files.walk(at)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml") || f.toString().endsWith(".yml"))
          .sorted()
          .toList();
    }
  }

  static List<FtwTest> read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    List<FtwTest> tests = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      Object root = new Yaml(new SafeConstructor(options)).load(reader);
      for (Object test : list(map(root).get("tests"))) {
        tests.add(test(file, map(test)));
      }
    } catch (YAMLException e) {
      throw new IOException(file + ": no YAML: " + e.getMessage(), e);
    }
    return tests;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static FtwTest test(Path file, Map<?, ?> test) throws IOException {
    Object title = test.get("test_title");
    String name = title == null ? name(file) + "-" + test.get("test_id") : title.toString();
    List<FtwStage> stages = new ArrayList<>();
    try {
      for (Object stage : list(test.get("stages"))) {
        stages.add(stage(map(stage)));
      }
    } catch (IOException e) {
      throw new IOException(file + ": test " + name + ": " + e.getMessage(), e);
    }
    return new FtwTest(name, List.copyOf(stages));
  }

  private static FtwStage stage(Map<?, ?> stage) throws IOException {
    Object wrapped = stage.get("stage");
    Map<?, ?> inner = wrapped == null ? stage : map(wrapped);
    String request = FtwRequest.write(map(inner.get("input")), wrapped == null);
    return new FtwStage(request, expectation(map(inner.get("output"))));
  }

  private static FtwExpectation expectation(Map<?, ?> output) throws IOException {
    Map<?, ?> log = map(output.get("log"));
    List<Long> ids = numbers(log.get("expect_ids"));
    List<Long> noIds = numbers(log.get("no_expect_ids"));
    List<LogPattern> patterns = patterns(log.get("match_regex"));
    List<LogPattern> noPatterns = patterns(log.get("no_match_regex"));
    addLogText(output.get("log_contains"), ids, patterns);
    addLogText(output.get("no_log_contains"), noIds, noPatterns);
    return new FtwExpectation(
        List.copyOf(ids),
        List.copyOf(noIds),
        List.copyOf(patterns),
        List.copyOf(noPatterns),
        numbers(output.get("status")).stream().map(Long::intValue).toList(),
        isTrue(output, "isolated", false),
        isTrue(output, "expect_error", false));
  }

  private static List<Long> numbers(@Nullable Object values) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (Object value : list(values)) {
      if (!(value instanceof Integer) && !(value instanceof Long)) {
        throw new IOException("wanted a number, got " + value);
      }
      numbers.add(((Number) value).longValue());
    }
    return numbers;
  }

  private static List<LogPattern> patterns(@Nullable Object values) throws IOException {
    List<LogPattern> patterns = new ArrayList<>();
    for (Object value : list(values)) {
      patterns.add(LogPattern.of(value.toString()));
    }
    return patterns;
  }

  /** The form of CRS 3: a pattern, most often {@code id "942100"}. */
  private static void addLogText(@Nullable Object text, List<Long> ids, List<LogPattern> patterns)
      throws IOException {
    if (text == null) {
      return;
    }
    Matcher matcher = LOG_ID.matcher(text.toString());
    if (matcher.find()) {
      ids.add(Long.valueOf(matcher.group(1)));
    } else {
      patterns.add(LogPattern.of(text.toString()));
    }
  }
}
