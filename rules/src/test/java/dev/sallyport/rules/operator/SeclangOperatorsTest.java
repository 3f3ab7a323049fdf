package dev.sallyport.rules.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.suite.SeclangCases;
import dev.sallyport.rules.suite.SuiteBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeclangOperatorsTest {
  private static final int CASES = 3955;

  /** Case to why its result is not ours. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "ipMatch.json[16]", "a network of 100 bits in IPv4 is refused while loading",
          "validateByteRange.json[2]", "xxx is refused while loading, it does not count as byte 0",
          "validateByteRange.json[3]", "xxx is refused while loading, it does not count as byte 0");

  private final Operators words = Operators.with(List.of());

  @Test
  void everyCaseGivesTheSuitesAnswer() {
    List<String> failures = new ArrayList<>();
    int ran = 0;
    for (SeclangCases.Case testCase : SeclangCases.of("operators")) {
      ran++;
      String failure = run(testCase);
      if (failure != null && !EXCEPTIONS.containsKey(testCase.name())) {
        failures.add(testCase.name() + ": " + failure + " of " + testCase.json());
      }
      if (failure == null && EXCEPTIONS.containsKey(testCase.name())) {
        failures.add(testCase.name() + " is named as an exception and passes");
      }
    }
    assertThat(failures).isEmpty();
    assertThat(ran).isEqualTo(CASES);
  }

  private @Nullable String run(SeclangCases.Case testCase) {
    OperatorWord word = words.find(testCase.text("name"));
    if (word == null) {
      return "unknown word " + testCase.text("name");
    }
    boolean wanted = testCase.json().path("ret").asInt() != 0;
    Slice value = Slice.of(SuiteBytes.ofOperatorInput(testCase.text("input")));
    List<String> groups = new ArrayList<>();
    boolean got;
    try {
      got = word.compile(testCase.text("param"), this::lines).matches(value, into(groups));
    } catch (BadArgument e) {
      return "refused: " + e.getMessage();
    }
    List<String> wantedGroups = new ArrayList<>();
    testCase.json().path("re_groups").forEach(group -> wantedGroups.add(group.asText()));
    if (got != wanted) {
      return "answered " + got;
    }
    // The cases of rxGlobal name the groups of the first matches only.
    if (testCase.file().equals("rxGlobal.json")) {
      groups.subList(wantedGroups.size(), groups.size()).clear();
    }
    return wantedGroups.isEmpty() || groups.equals(wantedGroups) ? null : "captured " + groups;
  }

  private static Captures into(List<String> groups) {
    return new Captures() {
      @Override
      public boolean wanted() {
        return true;
      }

      @Override
      public void put(int group, Slice text) {
        groups.add(text.toString());
      }
    };
  }

  private List<String> lines(String file) throws BadArgument {
    String inside = file.substring(file.indexOf("operators/"));
    try {
      return Files.readAllLines(SeclangCases.folder().resolve(inside));
    } catch (IOException e) {
      throw new BadArgument("no file " + inside);
    }
  }
}
