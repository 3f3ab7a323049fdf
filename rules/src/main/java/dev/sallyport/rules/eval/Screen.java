package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.match.Candidates;
import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Screening;
import dev.sallyport.rules.plan.Target;
import dev.sallyport.rules.plan.TransformationChain;
import dev.sallyport.rules.plan.TransformationChain.Step;
import dev.sallyport.rules.plan.ValueGroup;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of rules that they cannot match, before any of them is tried. Each value is looked at once
 * for all rules, and once more in each form in which some rule sees other bytes of it.
 */
final class Screen {
  private final Exchange exchange;
  private final Transformer transformer;
  private final Prefilter prefilter;
  private final List<ValueGroup> groups;

  /** By group: the tests that may match one of its values in this phase. */
  private final long[] @Nullable [] found;

  Screen(Plan plan, Exchange exchange, Transformer transformer) {
    this.exchange = exchange;
    this.transformer = transformer;
    prefilter = plan.prefilter();
    groups = plan.groups();
    found = new long[groups.size()][];
  }

  /** The values of the phase before may have changed since. */
  void beginPhase() {
    Arrays.fill(found, null);
  }

  /** Whether some value of the rule's group may match. */
  boolean mayMatch(Screening screening) {
    long[] tests = found[screening.group()];
    if (tests == null) {
      tests = testsOf(groups.get(screening.group()));
      found[screening.group()] = tests;
    }
    return (tests[screening.test() >> 6] >>> screening.test() & 1) != 0;
  }

  /** Whether a value may match in its transformed form. */
  boolean mayMatch(Screening screening, TransformationChain chain, Value value) {
    boolean same = (value.kinds() & groups.get(screening.group()).touched()) == 0;
    Value form = same ? value : transformer.apply(chain, value);
    return candidates(form).has(screening.test());
  }

  private long[] testsOf(ValueGroup group) {
    long[] tests = new long[prefilter.words()];
    for (Target target : group.targets()) {
      List<Value> values = target.variable().values(exchange, target.selector());
      for (int i = 0; i < values.size(); i++) {
        add(values.get(i), group, tests);
      }
    }
    return tests;
  }

  private void add(Value value, ValueGroup group, long[] tests) {
    Candidates own = candidates(value);
    boolean same = (own.kinds() & group.touched()) == 0;
    if (same || group.everyStep()) {
      own.addTo(tests);
    }
    if (same) {
      return;
    }
    Value form = value;
    for (Step step : group.transformations().steps()) {
      form = transformer.step(step, value, form);
      if (group.everyStep()) {
        candidates(form).addTo(tests);
      }
    }
    candidates(form).addTo(tests);
  }

  private Candidates candidates(Value value) {
    Candidates known = value.candidates();
    if (known == null) {
      known = prefilter.candidates(value.bytes());
      value.candidates(known);
    }
    return known;
  }
}
