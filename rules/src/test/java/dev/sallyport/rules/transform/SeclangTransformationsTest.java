package dev.sallyport.rules.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.suite.SeclangCases;
import dev.sallyport.rules.suite.SuiteBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeclangTransformationsTest {
  private static final int CASES = 376;

  /** Case to why its result is not ours. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "cssDecode.json[3]",
          "the output is that of a backslash and the digit 0, the input has a NUL byte for the digit");

  private final Transformations words = Transformations.with(UnicodeMap.NONE);

  @Test
  void everyCaseGivesTheSuitesOutput() {
    List<String> failures = new ArrayList<>();
    int ran = 0;
    for (SeclangCases.Case testCase : SeclangCases.of("transformations")) {
      String failure = run(testCase);
      ran++;
      if (failure != null && !EXCEPTIONS.containsKey(testCase.name())) {
        failures.add(testCase.name() + failure);
      }
      if (failure == null && EXCEPTIONS.containsKey(testCase.name())) {
        failures.add(testCase.name() + " is named as an exception and passes");
      }
    }
    assertThat(failures).isEmpty();
    assertThat(ran).isEqualTo(CASES);
  }

  private @Nullable String run(SeclangCases.Case testCase) {
    String name = testCase.text("name").replace("cmd_line", "cmdLine");
    Transformation word = Objects.requireNonNull(words.find(name), name);
    Slice in = Slice.of(SuiteBytes.of(testCase.text("input")));
    Slice wanted = Slice.of(SuiteBytes.of(testCase.text("output")));
    ByteSink out = new ByteSink(8);
    boolean changed = word.apply(in, out);
    Slice got = changed ? out.view() : in;
    if (!got.equals(wanted)) {
      return ": wanted <" + wanted + ">, got <" + got + "> of <" + in + ">";
    }
    return !changed && out.length() > 0 ? ": wrote something and said that it did not" : null;
  }
}
