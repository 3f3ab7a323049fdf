package dev.sallyport.rules.plan;

import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.match.Requirement;
import dev.sallyport.rules.plan.TransformationChain.Step;
import dev.sallyport.rules.variable.Variable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The prefilters of a plan. A whole body is long and few rules look at it: it has one for their
 * tests only, and each transformed form of it one for the tests that look at that form. All other
 * values share one. Immutable.
 */
public final class Prefilters {
  private final Prefilter others;

  /** Bodies, as they are. */
  private final IdentityHashMap<Variable, Prefilter> plain = new IdentityHashMap<>();

  /** Bodies, as each group looks at them. */
  private final IdentityHashMap<ValueGroup, IdentityHashMap<Variable, Prefilter>> formed =
      new IdentityHashMap<>();

  /** {@code body}: a body's word, empty for all other variables. */
  record Form(String body, List<Step> transformations) {
    static final Form OTHERS = new Form("", List.of());

    /** Values of a variable as they are. */
    static Form plain(Variable variable) {
      return variable.body() ? new Form(variable.word(), List.of()) : OTHERS;
    }

    /** Values of a variable as a group of rules looks at them. */
    static Form of(Variable variable, ValueGroup group) {
      return variable.body() ? new Form(variable.word(), group.telling()) : OTHERS;
    }
  }

  /** {@code looking}: the tests that look at a form. */
  Prefilters(List<Requirement> requirements, List<ValueGroup> groups, Map<Form, BitSet> looking) {
    others = new Prefilter(requirements, looking.getOrDefault(Form.OTHERS, new BitSet()));
    Map<Form, Prefilter> prefilters = new HashMap<>();
    looking.forEach((form, tests) ->
        prefilters.put(
            form, form.equals(Form.OTHERS) ? others : new Prefilter(requirements, tests)));
    for (ValueGroup group : groups) {
      for (ValueSource source : group.sources()) {
        Variable variable = source.variable();
        if (variable.body()) {
          plain.put(variable, prefilters.getOrDefault(Form.plain(variable), others));
          formed
              .computeIfAbsent(group, g -> new IdentityHashMap<>())
              .put(variable, prefilters.getOrDefault(Form.of(variable, group), others));
        }
      }
    }
  }

  /** The one for the values of a variable; it knows all tests that look at them in any form. */
  public Prefilter of(Variable variable) {
    return variable.body() ? plain.getOrDefault(variable, others) : others;
  }

  /** The one for the values of a variable, transformed as the group wants them. */
  public Prefilter of(Variable variable, ValueGroup group) {
    IdentityHashMap<Variable, Prefilter> bodies = variable.body() ? formed.get(group) : null;
    return bodies == null ? others : bodies.getOrDefault(variable, others);
  }

  /** How many longs a set of tests takes. */
  public int words() {
    return others.words();
  }
}
