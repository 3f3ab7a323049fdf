package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.match.Candidates;
import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Prefilters;
import dev.sallyport.rules.plan.Screening;
import dev.sallyport.rules.plan.TransformationChain;
import dev.sallyport.rules.plan.TransformationChain.Step;
import dev.sallyport.rules.plan.ValueGroup;
import dev.sallyport.rules.plan.ValueSource;
import dev.sallyport.rules.variable.Variable;
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
  private final Prefilters prefilters;
  private final List<ValueGroup> groups;

  /** By group: the tests that may match one of its values in this phase. */
  private final long[] @Nullable [] found;

  /** By source: what is known of its values in this phase. */
  private final @Nullable SeenValues[] seen;

  /** Values of a source; the kinds that any of them holds, the tests that may match any of them. */
  private static final class SeenValues {
    final List<Value> values;
    final long[] together;
    long kinds;

    SeenValues(List<Value> values, int words) {
      this.values = values;
      together = new long[words];
    }

    void add(Candidates candidates) {
      candidates.addTo(together);
      kinds |= candidates.kinds();
    }

    void addTo(long[] tests) {
      for (int word = 0; word < tests.length; word++) {
        tests[word] |= together[word];
      }
    }
  }

  Screen(Plan plan, Exchange exchange, Transformer transformer) {
    this.exchange = exchange;
    this.transformer = transformer;
    prefilters = plan.prefilters();
    groups = plan.groups();
    found = new long[groups.size()][];
    seen = new SeenValues[plan.valueSources()];
  }

  /** The values of the phase before may have changed since. */
  void beginPhase() {
    Arrays.fill(found, null);
    Arrays.fill(seen, null);
  }

  /** Whether the rule may match some value of its group. */
  boolean mayMatch(Screening screening) {
    if (screening.negated()) {
      return true;
    }
    long[] tests = found[screening.group()];
    if (tests == null) {
      tests = testsOf(groups.get(screening.group()));
      found[screening.group()] = tests;
    }
    return (tests[screening.test() >> 6] >>> screening.test() & 1) != 0;
  }

  /** Whether the rule may match a value of a variable, transformed. */
  boolean mayMatch(Screening screening, Variable variable, TransformationChain chain, Value value) {
    if (screening.negated()) {
      return true;
    }
    boolean same = (value.kinds() & groups.get(screening.group()).touched()) == 0;
    return mayFind(screening, variable, same ? value : transformer.apply(chain, value));
  }

  /** Whether the rule's test may find something in a value of a variable, or in a form of it. */
  boolean mayFind(Screening screening, Variable variable, Value form) {
    return candidates(form, variable, groups.get(screening.group())).has(screening.test());
  }

  private long[] testsOf(ValueGroup group) {
    long[] tests = new long[prefilters.words()];
    List<ValueSource> sources = group.sources();
    for (int i = 0; i < sources.size(); i++) {
      SeenValues values = seen(sources.get(i));
      if ((values.kinds & group.touched()) == 0) {
        values.addTo(tests);
      } else {
        for (int v = 0; v < values.values.size(); v++) {
          add(values.values.get(v), sources.get(i).variable(), group, tests);
        }
      }
    }
    return tests;
  }

  private SeenValues seen(ValueSource source) {
    SeenValues known = seen[source.number()];
    if (known == null) {
      List<Value> values = source.variable().values(exchange, source.selector());
      Prefilter prefilter = prefilters.of(source.variable());
      known = new SeenValues(values, prefilters.words());
      for (int v = 0; v < values.size(); v++) {
        known.add(candidates(values.get(v), prefilter));
      }
      seen[source.number()] = known;
    }
    return known;
  }

  private void add(Value value, Variable variable, ValueGroup group, long[] tests) {
    Candidates own = candidates(value, prefilters.of(variable));
    boolean same = (own.kinds() & group.touched()) == 0;
    if (same || group.everyStep()) {
      own.addTo(tests);
    }
    if (same) {
      return;
    }
    Value form = value;
    List<Step> steps = group.telling();
    for (int i = 0; i < steps.size(); i++) {
      form = transformer.step(steps.get(i), form);
      if (group.everyStep() || i == steps.size() - 1) {
        candidates(form, variable, group).addTo(tests);
      }
    }
  }

  /** Of a value or a form of it: what was found out about either serves. */
  private Candidates candidates(Value form, Variable variable, ValueGroup group) {
    Candidates known = form.candidates();
    return known != null && known.by(prefilters.of(variable))
        ? known
        : candidates(form, prefilters.of(variable, group));
  }

  private static Candidates candidates(Value value, Prefilter prefilter) {
    Candidates known = value.candidates();
    if (known == null || !known.by(prefilter)) {
      known = prefilter.candidates(value.bytes());
      value.candidates(known);
    }
    return known;
  }
}
