package dev.sallyport.rules.plan;

import dev.sallyport.rules.match.LeastNeeds;
import dev.sallyport.rules.match.Prefilter;
import dev.sallyport.rules.plan.TransformationChain.Step;
import dev.sallyport.rules.variable.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The prefilters of a plan, for the tests that are expected to be asked for. A whole body is long
 * and few rules look at it: it has one for their tests only, and each transformed form of it one
 * for the tests that look at that form; so has what few rules look at. All other values share one.
 * Immutable.
 */
public final class Prefilters {
  private final Prefilter others;

  /** Bodies, as they are. */
  private final IdentityHashMap<Variable, Prefilter> plain = new IdentityHashMap<>();

  /** By group: for what its transformations make of anything but a body. */
  private final Prefilter[] formed;

  /** By group: for what its transformations make of bodies. */
  private final List<IdentityHashMap<Variable, Prefilter>> formedBodies = new ArrayList<>();

  private final List<LeastNeeds> needs;
  private final long[] expected;

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

  Prefilters(ScreenedTests all, BitSet expected) {
    this.expected = Arrays.copyOf(expected.toLongArray(), (all.requirements().size() + 63) / 64);
    Map<Form, Prefilter> forms = new HashMap<>();
    all.looking()
        .forEach((form, tests) -> forms.put(form, prefilter(all, common(tests, expected))));
    others = forms.getOrDefault(Form.OTHERS, prefilter(all, new BitSet()));
    List<LeastNeeds> least = new ArrayList<>();
    Map<BitSet, Prefilter> few = new HashMap<>();
    formed = new Prefilter[all.groups().size()];
    for (int number = 0; number < formed.length; number++) {
      ValueGroup group = all.groups().get(number);
      BitSet tests = common(all.testsOf().get(number), expected);
      least.add(new LeastNeeds(tests.stream().mapToObj(all.requirements()::get).toList()));
      formed[number] =
          least.getLast().areNone()
              ? others
              : few.computeIfAbsent(tests, own -> prefilter(all, own));
      IdentityHashMap<Variable, Prefilter> bodies = new IdentityHashMap<>();
      for (ValueSource source : group.sources()) {
        Variable variable = source.variable();
        if (variable.body()) {
          plain.put(variable, forms.getOrDefault(Form.plain(variable), others));
          bodies.put(variable, forms.getOrDefault(Form.of(variable, group), others));
        }
      }
      formedBodies.add(bodies);
    }
    needs = List.copyOf(least);
  }

  private static Prefilter prefilter(ScreenedTests all, BitSet tests) {
    return new Prefilter(all.requirements(), tests);
  }

  private static BitSet common(BitSet a, BitSet b) {
    BitSet common = (BitSet) a.clone();
    common.and(b);
    return common;
  }

  /** Whether anything is known of a test; where not, it may match whatever a value holds. */
  public boolean knows(int test) {
    return (expected[test >> 6] >>> test & 1) != 0;
  }

  /** The one for the values of a variable; it finds all tests that look at them in any form. */
  public Prefilter of(Variable variable) {
    return variable.body() ? plain.getOrDefault(variable, others) : others;
  }

  /** The one for the values of a variable, transformed as the group of that number wants them. */
  public Prefilter of(Variable variable, int group) {
    return variable.body() ? formedBodies.get(group).getOrDefault(variable, others) : formed[group];
  }

  /** What the rules of a group need at least. */
  public LeastNeeds needs(int group) {
    return needs.get(group);
  }
}
