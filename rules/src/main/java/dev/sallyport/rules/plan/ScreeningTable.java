package dev.sallyport.rules.plan;

import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.match.Requirement;
import dev.sallyport.rules.operator.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the operators that require something of a value, and what their rules look at. */
final class ScreeningTable {
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<ValueGroup> groups = new ArrayList<>();
  private final Map<String, ValueSource> sources = new HashMap<>();
  private final IdentityHashMap<Operator, Integer> tests = new IdentityHashMap<>();
  private final List<Requirement> requirements = new ArrayList<>();

  private record Key(List<String> targets, TransformationChain chain, boolean everyStep) {}

  /**
   * Null for a rule that may match whatever the values hold, and for one that looks at values which
   * may change before it runs.
   */
  @Nullable Screening of(
      List<Target> targets, TransformationChain chain, Test test, boolean everyStep) {
    boolean lasting = targets.stream().allMatch(t -> !t.counted() && t.variable().lasting());
    if (!lasting || !(test instanceof Test.Fixed fixed) || fixed.negated()) {
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
    return new Screening(group(targets, chain, everyStep), number);
  }

  private int group(List<Target> targets, TransformationChain chain, boolean everyStep) {
    Key key = new Key(targets.stream().map(Target::text).toList(), chain, everyStep);
    return numbers.computeIfAbsent(
        key,
        k -> {
          groups.add(new ValueGroup(targets.stream().map(this::source).toList(), chain, everyStep));
          return groups.size() - 1;
        });
  }

  private ValueSource source(Target target) {
    return sources.computeIfAbsent(
        target.text(), t -> new ValueSource(sources.size(), target.variable(), target.selector()));
  }

  int sources() {
    return sources.size();
  }

  List<ValueGroup> groups() {
    return groups;
  }

  Prefilter prefilter() {
    return new Prefilter(requirements);
  }
}
