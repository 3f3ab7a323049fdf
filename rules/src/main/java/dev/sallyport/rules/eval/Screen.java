package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.match.Candidates;
import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Screening;
import dev.sallyport.rules.plan.TransformationChain;
import dev.sallyport.rules.plan.TransformationChain.Step;
import dev.sallyport.rules.plan.ValueGroup;
import dev.sallyport.rules.plan.ValueSource;
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

  /** By source: what is known of its values in this phase. */
  private final @Nullable SeenValues[] seen;

  /** Values of a source; the kinds that any of them holds, the tests that may match any of them. */
  private record SeenValues(List<Value> values, long kinds, Candidates together) {}

  Screen(Plan plan, Exchange exchange, Transformer transformer) {
    this.exchange = exchange;
    this.transformer = transformer;
    prefilter = plan.prefilter();
    groups = plan.groups();
    found = new long[groups.size()][];
    seen = new SeenValues[plan.valueSources()];
  }

  /** The values of the phase before may have changed since. */
  void beginPhase() {
    Arrays.fill(found, null);
    Arrays.fill(seen, null);
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
    return mayMatch(screening, same ? value : transformer.apply(chain, value));
  }

  /** Whether a value may match as it is. */
  boolean mayMatch(Screening screening, Value form) {
    return candidates(form).has(screening.test());
  }

  private long[] testsOf(ValueGroup group) {
    long[] tests = new long[prefilter.words()];
    List<ValueSource> sources = group.sources();
    for (int i = 0; i < sources.size(); i++) {
      SeenValues values = seen(sources.get(i));
      if ((values.kinds & group.touched()) == 0) {
        values.together.addTo(tests);
      } else {
        for (int v = 0; v < values.values.size(); v++) {
          add(values.values.get(v), group, tests);
        }
      }
    }
    return tests;
  }

  private SeenValues seen(ValueSource source) {
    SeenValues known = seen[source.number()];
    if (known == null) {
      List<Value> values = source.variable().values(exchange, source.selector());
      Candidates together = Candidates.NONE;
      for (int v = 0; v < values.size(); v++) {
        together = together.or(candidates(values.get(v)));
      }
      known = new SeenValues(values, together.kinds(), together);
      seen[source.number()] = known;
    }
    return known;
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
    List<Step> steps = group.transformations().steps();
    for (int i = 0; i < steps.size(); i++) {
      form = transformer.step(steps.get(i), form);
      if (group.everyStep() || i == steps.size() - 1) {
        candidates(form).addTo(tests);
      }
    }
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
