package dev.sallyport.rules.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The cases of one kind: each file is an array of them. */
public final class SeclangCases {
  private SeclangCases() {}

  /** One case: {@code index} counts from 0 within its file. */
  public record Case(String file, int index, JsonNode json) {
    public String name() {
      return file + "[" + index + "]";
    }

    /** A field as it stands, empty where it is missing. */
    public String text(String field) {
      return json.path(field).asText();
    }
  }

  /** Where the suite lies; skips the running test where it is absent. */
  public static Path folder() {
    Path folder =
        Path.of(System.getProperty("sallyport.shared", "../shared")).resolve("suites/seclang");
    Assumptions.assumeTrue(Files.isDirectory(folder), "the SecLang cases are not at " + folder);
    return folder;
  }

  /** All cases of {@code kind}: {@code operators} or {@code transformations}. */
  public static List<Case> of(String kind) {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder().resolve(kind))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        JsonNode array = new ObjectMapper().readTree(file.toFile());
        for (int i = 0; i < array.size(); i++) {
          cases.add(new Case(file.getFileName().toString(), i, array.get(i)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }
}
