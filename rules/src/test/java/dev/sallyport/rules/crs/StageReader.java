package dev.sallyport.rules.crs;

import dev.sallyport.rules.exchange.FieldLine;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads go-ftw files, the form of CRS 4 and that of CRS 3.3. */
final class StageReader {
  private static final Pattern LOG_ID = Pattern.compile("id \"(\\d+)\"");

  private StageReader() {}

  static List<Stage> read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(64 << 20);
    List<Stage> stages = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      Object root = new Yaml(new SafeConstructor(options)).load(reader);
      if (root != null) {
        for (Object test : list(map(root).get("tests"))) {
          test(name(file), map(test), stages);
        }
      }
    }
    return stages;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private static void test(String file, Map<?, ?> test, List<Stage> stages) {
    Object title = test.get("test_title");
    String id = title == null ? file + "-" + test.get("test_id") : title.toString();
    for (Object stage : list(test.get("stages"))) {
      Map<?, ?> content = map(stage);
      Object wrapped = content.get("stage");
      Map<?, ?> inner = wrapped == null ? content : map(wrapped);
      Map<?, ?> input = map(inner.get("input"));
      boolean zeroLength = wrapped == null;
      stages.add(new Stage(id, input(input, zeroLength), expected(map(inner.get("output")))));
    }
  }

  /** {@code zeroLength}: whether a POST without a body says so, as the form of CRS 4 wants. */
  private static Stage.Input input(Map<?, ?> input, boolean zeroLength) {
    Object encoded = input.get("encoded_request");
    Object raw = input.get("raw_request");
    if (encoded != null) {
      byte[] bytes = Base64.getMimeDecoder().decode(encoded.toString());
      return RawRequest.read(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    if (raw != null) {
      return RawRequest.read(latin1(raw.toString()));
    }
    String method = text(input, "method", "GET");
    String uri = latin1(text(input, "uri", "/"));
    String version = text(input, "version", "HTTP/1.1");
    String body = latin1(data(input.get("data")));
    List<FieldLine> fields = fields(input, body, zeroLength);
    return new Stage.Input(method + " " + uri + " " + version, method, uri, version, fields, body);
  }

  private static String data(@Nullable Object data) {
    return switch (data) {
      case null -> "";
      case List<?> lines -> String.join("\r\n", lines.stream().map(Object::toString).toList());
      default -> data.toString();
    };
  }

  /** As go-ftw: fields of the test, and the two that a request with a body needs. */
  private static List<FieldLine> fields(Map<?, ?> input, String body, boolean zeroLength) {
    List<FieldLine> fields = new ArrayList<>();
    Object headers = input.get("headers");
    if (headers instanceof Map<?, ?> map) {
      map.forEach((k, v) -> fields.add(new FieldLine(latin1(k.toString()), value(v))));
    } else if (headers instanceof List<?> list) {
      for (Object entry : list) {
        Map<?, ?> field = map(entry);
        fields.add(new FieldLine(latin1(text(field, "name", "")), value(field.get("value"))));
      }
    }
    boolean complete =
        !"false".equals(text(input, "autocomplete_headers", "true"))
            && !"true".equals(text(input, "stop_magic", "false"));
    if (complete && !body.isEmpty()) {
      addMissing(fields, "Content-Type", "application/x-www-form-urlencoded");
    }
    boolean empty = zeroLength && text(input, "method", "GET").equals("POST");
    if (complete && (!body.isEmpty() || empty)) {
      addMissing(fields, "Content-Length", Integer.toString(body.length()));
    }
    if (complete) {
      addMissing(fields, "Connection", "close");
    }
    return fields;
  }

  private static String value(@Nullable Object value) {
    return value == null ? "" : latin1(value.toString());
  }

  private static void addMissing(List<FieldLine> fields, String name, String value) {
    if (fields.stream().noneMatch(f -> f.name().equalsIgnoreCase(name))) {
      fields.add(new FieldLine(name, value));
    }
  }

  private static Stage.Expected expected(Map<?, ?> output) {
    List<Long> ids = new ArrayList<>();
    List<Long> noIds = new ArrayList<>();
    List<String> patterns = new ArrayList<>();
    List<String> noPatterns = new ArrayList<>();
    if (output.get("log") instanceof Map<?, ?> log) {
      list(log.get("expect_ids")).forEach(i -> ids.add(Long.valueOf(i.toString())));
      list(log.get("no_expect_ids")).forEach(i -> noIds.add(Long.valueOf(i.toString())));
      addText(log.get("match_regex"), patterns);
      addText(log.get("no_match_regex"), noPatterns);
    }
    addLogIds(output.get("log_contains"), ids, patterns);
    addLogIds(output.get("no_log_contains"), noIds, noPatterns);
    List<Integer> statuses = new ArrayList<>();
    Object status = output.get("status");
    for (Object s :
        status instanceof List<?> several
            ? several
            : status == null ? List.of() : List.of(status)) {
      statuses.add(Integer.valueOf(s.toString()));
    }
    boolean error = "true".equals(text(output, "expect_error", "false"));
    return new Stage.Expected(ids, noIds, patterns, noPatterns, statuses, error);
  }

  private static void addText(@Nullable Object text, List<String> to) {
    if (text != null) {
      to.add(text.toString());
    }
  }

  private static void addLogIds(@Nullable Object text, List<Long> ids, List<String> patterns) {
    if (text == null) {
      return;
    }
    Matcher matcher = LOG_ID.matcher(text.toString());
    if (matcher.find()) {
      ids.add(Long.valueOf(matcher.group(1)));
    } else {
      patterns.add(text.toString());
    }
  }

  private static String text(Map<?, ?> map, String key, String absent) {
    Object value = map.get(key);
    return value == null ? absent : value.toString();
  }

  /** The bytes of the text, a character each. */
  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
