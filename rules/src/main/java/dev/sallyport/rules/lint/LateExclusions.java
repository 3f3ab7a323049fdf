package dev.sallyport.rules.lint;

import dev.sallyport.rules.action.Effect;
import dev.sallyport.rules.action.Removal;
import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Exclusions by {@code ctl} that change nothing: the rules that they mean have run by then, or an
 * exclusion that always applies has taken them out before.
 */
final class LateExclusions {
  private final Plan plan;
  private final List<Problem> found = new ArrayList<>();
  private final BitSet alwaysRemoved = new BitSet();

  private LateExclusions(Plan plan) {
    this.plan = plan;
  }

  static List<Problem> in(Plan plan) {
    LateExclusions check = new LateExclusions(plan);
    plan.rules().forEach(check::look);
    return check.found;
  }

  private void look(Rule head) {
    for (Rule link = head; link != null; link = link.next()) {
      for (Effect effect : link.consequence().effects()) {
        if (effect instanceof Removal removal) {
          look(head, link, removal);
        }
      }
    }
  }

  private void look(Rule head, Rule link, Removal removal) {
    BitSet meant = plan.chosen(removal.rules());
    if (meant.isEmpty()) {
      return; // the plan's reader warns of it
    }
    if (meant.length() - 1 <= head.number()) {
      warn(link, head, "comes too late: the rules that it means have run by then");
    } else if (contains(alwaysRemoved, meant)) {
      warn(link, head, "is shadowed: another one above always takes these rules out");
    }
    boolean always = head.next() == null && head.condition().test() instanceof Test.Always;
    if (always && removal instanceof Removal.OfRules) {
      alwaysRemoved.or(meant);
    }
  }

  private static boolean contains(BitSet all, BitSet some) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }

  private void warn(Rule link, Rule head, String text) {
    found.add(
        new Problem(
            link.identity().at(), "an exclusion of rule " + head.identity().id() + " " + text));
  }
}
