package dev.sallyport.rules.plan;

import dev.sallyport.rules.match.Requirement;
import dev.sallyport.rules.operator.Operator;
import dev.sallyport.rules.plan.Prefilters.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the operators that require something of a value, and what their rules look at. */
final class ScreeningTable {
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<ValueGroup> groups = new ArrayList<>();

  /** By group: the tests of its rules. */
  private final List<BitSet> testsOf = new ArrayList<>();

  private final Map<String, ValueSource> sources = new HashMap<>();
  private final IdentityHashMap<Operator, Integer> tests = new IdentityHashMap<>();
  private final List<Requirement> requirements = new ArrayList<>();
  private final Map<Form, BitSet> looking = new HashMap<>();

  private record Key(List<String> targets, TransformationChain chain, boolean everyStep) {}

  /**
   * Null for a rule that may match whatever the values hold, and for one that looks at values which
   * may change before it runs. A rule that matches where its test does not is only worth a look
   * where the values are long.
   */
  @Nullable Screening of(
      List<Target> targets, TransformationChain chain, Test test, boolean everyStep) {
    boolean lasting = targets.stream().allMatch(t -> !t.counted() && t.variable().lasting());
    if (!lasting || !(test instanceof Test.Fixed fixed)) {
      return null;
    }
    if (fixed.negated() && !targets.stream().allMatch(t -> t.variable().body())) {
      return null;
    }
    Requirement requirement = fixed.operator().requirement();
    if (requirement.equals(Requirement.NONE)) {
      return null;
    }
    Integer number = tests.putIfAbsent(fixed.operator(), requirements.size());
    if (number == null) {
      number = requirements.size();
      requirements.add(requirement);
    }
    int group = group(targets, chain, everyStep);
    testsOf.get(group).set(number);
    for (Target target : targets) {
      looks(Form.plain(target.variable()), number);
      looks(Form.of(target.variable(), groups.get(group)), number);
    }
    return new Screening(group, number, fixed.negated());
  }

  private void looks(Form form, int test) {
    looking.computeIfAbsent(form, k -> new BitSet()).set(test);
  }

  private int group(List<Target> targets, TransformationChain chain, boolean everyStep) {
    Key key = new Key(targets.stream().map(Target::text).toList(), chain, everyStep);
    return numbers.computeIfAbsent(
        key,
        k -> {
          testsOf.add(new BitSet());
          groups.add(new ValueGroup(targets.stream().map(this::source).toList(), chain, everyStep));
          return groups.size() - 1;
        });
  }

  private ValueSource source(Target target) {
    return sources.computeIfAbsent(
        target.text(), t -> new ValueSource(sources.size(), target.variable(), target.selector()));
  }

  ScreenedTests tests() {
    return new ScreenedTests(requirements, groups, testsOf, looking, sources.size());
  }
}
