package dev.sallyport.rules.plan;

import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.match.Requirement;
import dev.sallyport.rules.variable.Variable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The prefilters of a plan. A whole body is long and few rules look at it: it has one for their
 * tests only; all other values share one. Immutable.
 */
public final class Prefilters {
  private static final String OTHERS = "";

  private final Map<String, Prefilter> prefilters = new HashMap<>();
  private final Prefilter others;

  /** {@code looking}: of a variable, by {@link #key}, the tests that look at it. */
  Prefilters(List<Requirement> requirements, Map<String, BitSet> looking) {
    others = new Prefilter(requirements, looking.getOrDefault(OTHERS, new BitSet()));
    looking.forEach((key, tests) ->
        prefilters.put(key, key.equals(OTHERS) ? others : new Prefilter(requirements, tests)));
  }

  static String key(Variable variable) {
    return variable.body() ? variable.word() : OTHERS;
  }

  /** The one for the values of a variable; it knows all tests that look at them. */
  public Prefilter of(Variable variable) {
    return variable.body() ? prefilters.getOrDefault(variable.word(), others) : others;
  }

  /** How many longs a set of tests takes. */
  public int words() {
    return others.words();
  }
}
