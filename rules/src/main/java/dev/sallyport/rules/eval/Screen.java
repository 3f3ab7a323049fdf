package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.match.Candidates;
import dev.sallyport.rules.match.LeastNeeds;
import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Prefilters;
import dev.sallyport.rules.plan.Screening;
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
  private final int words;

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

  Screen(SiteRules site, Exchange exchange, Transformer transformer) {
    Plan plan = site.plan();
    this.exchange = exchange;
    this.transformer = transformer;
    prefilters = site.prefilters();
    words = plan.testWords();
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
    if (unsaid(screening)) {
      return true;
    }
    long[] tests = found[screening.group()];
    if (tests == null) {
      tests = testsOf(screening.group());
      found[screening.group()] = tests;
    }
    return (tests[screening.test() >> 6] >>> screening.test() & 1) != 0;
  }

  /** Whether the rule may match a value of a variable in a form in which it looks at it. */
  boolean mayMatch(Screening screening, Variable variable, Value value) {
    if (unsaid(screening)) {
      return true;
    }
    ValueGroup group = groups.get(screening.group());
    boolean same = (value.kinds() & group.touched()) == 0;
    if (same || group.everyStep()) {
      boolean may = candidates(value, prefilters.of(variable)).has(screening.test());
      if (same || may) {
        return may;
      }
    }
    List<Step> steps = group.telling();
    Value form = value;
    boolean worthIt = isWorthIt(screening.group(), 0, form);
    for (int done = 0; done < steps.size() && worthIt; done++) {
      Value before = form;
      form = transformer.step(steps.get(done), before);
      worthIt = form == before || isWorthIt(screening.group(), done + 1, form);
      if (isSeen(screening.group(), done, before, form)
          && candidates(form, variable, screening.group()).has(screening.test())) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing is known of the rule beforehand. */
  private boolean unsaid(Screening screening) {
    return screening.negated() || !prefilters.knows(screening.test());
  }

  /** Whether the rule's test may find something in a value of a variable, or in a form of it. */
  boolean mayFind(Screening screening, Variable variable, Value form) {
    return !prefilters.knows(screening.test())
        || candidates(form, variable, screening.group()).has(screening.test());
  }

  private long[] testsOf(int number) {
    ValueGroup group = groups.get(number);
    long[] tests = new long[words];
    List<ValueSource> sources = group.sources();
    for (int i = 0; i < sources.size(); i++) {
      SeenValues values = seen(sources.get(i));
      if ((values.kinds & group.touched()) == 0) {
        values.addTo(tests);
      } else {
        for (int v = 0; v < values.values.size(); v++) {
          add(values.values.get(v), sources.get(i).variable(), number, tests);
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
      known = new SeenValues(values, words);
      for (int v = 0; v < values.size(); v++) {
        known.add(candidates(values.get(v), prefilter));
      }
      seen[source.number()] = known;
    }
    return known;
  }

  /**
   * Adds what may match a value in the forms in which a group looks at it. Forms that no rule of
   * the group can match are left out, and not made where that is known before. What outlives the
   * exchange keeps its forms, so there it would not pay to ask.
   */
  private void add(Value value, Variable variable, int number, long[] tests) {
    ValueGroup group = groups.get(number);
    Candidates own = candidates(value, prefilters.of(variable));
    boolean same = (own.kinds() & group.touched()) == 0;
    if (same || group.everyStep()) {
      own.addTo(tests);
    }
    if (same) {
      return;
    }
    List<Step> steps = group.telling();
    Value form = value;
    boolean worthIt = isWorthIt(number, 0, form);
    for (int done = 0; done < steps.size() && worthIt; done++) {
      Value before = form;
      form = transformer.step(steps.get(done), before);
      worthIt = form == before || isWorthIt(number, done + 1, form);
      if (isSeen(number, done, before, form)) {
        candidates(form, variable, number).addTo(tests);
      }
    }
  }

  /** Whether a group looks at what a step made, and any of its rules may match it. */
  private boolean isSeen(int number, int step, Value before, Value form) {
    ValueGroup group = groups.get(number);
    return (step == group.telling().size() - 1 || group.everyStep() && form != before)
        && (form.isLasting()
            || prefilters.needs(number).mayBeMet(form.kinds(), form.bytes().length()));
  }

  /** Whether what the steps from {@code step} on may make of a form can match any rule. */
  private boolean isWorthIt(int number, int step, Value form) {
    LeastNeeds least = prefilters.needs(number);
    if (least.areNone() || form.isLasting()) {
      return true;
    }
    ValueGroup group = groups.get(number);
    List<Step> steps = group.telling();
    long kinds = form.kinds();
    int bytes = form.bytes().length();
    int most = 0;
    for (int i = step; i < steps.size(); i++) {
      if ((kinds & steps.get(i).touched()) != 0) {
        kinds |= steps.get(i).transformation().addedKinds(kinds);
        bytes = steps.get(i).transformation().mostBytes(bytes);
        most = group.everyStep() ? Math.max(most, bytes) : most;
      }
    }
    return least.mayBeMet(kinds, Math.max(most, bytes));
  }

  /** Of a value or a form of it: what was found out about either serves. */
  private Candidates candidates(Value form, Variable variable, int group) {
    Candidates known = form.candidates();
    if (known != null && known.by(prefilters.of(variable))) {
      return known;
    }
    // What outlives the exchange is looked at for all groups at once, and never again.
    Prefilter wanted = form.isLasting() ? prefilters.of(variable) : prefilters.of(variable, group);
    return candidates(form, wanted);
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
