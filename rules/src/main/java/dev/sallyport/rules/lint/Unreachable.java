package dev.sallyport.rules.lint;

import dev.sallyport.rules.action.Disruption;
import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Rules that no exchange gets to, because one above them always jumps past or ends the phase. */
final class Unreachable {
  private Unreachable() {}

  static List<Problem> in(Plan plan) {
    List<Problem> found = new ArrayList<>();
    for (int phase = 1; phase <= Plan.PHASES; phase++) {
      List<Rule> rules = plan.phase(phase);
      BitSet reached = reached(rules);
      int at = reached.nextClearBit(0);
      while (at < rules.size()) {
        Rule cause = rules.get(reached.previousSetBit(at));
        found.add(
            new Problem(
                rules.get(at).identity().at(),
                "rule "
                    + rules.get(at).identity().id()
                    + " never runs: rule "
                    + cause.identity().id()
                    + " at "
                    + cause.identity().at()
                    + " always goes past it"));
        at = reached.nextClearBit(at + 1);
      }
    }
    return found;
  }

  /** Jumps lead forward only, so one pass is enough. */
  private static BitSet reached(List<Rule> rules) {
    BitSet reached = new BitSet();
    reached.set(0);
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (!reached.get(i)) {
        continue;
      }
      int jump = rule.consequence().jump();
      boolean always = rule.next() == null && always(rule.condition().test());
      if (jump != Rule.NO_JUMP) {
        reached.set(jump);
      }
      if (!always || jump == Rule.NO_JUMP && !ends(rule.consequence().disruption())) {
        reached.set(i + 1);
      }
    }
    return reached;
  }

  private static boolean always(Test test) {
    return switch (test) {
      case Test.Always() -> true;
      case Test.Fixed fixed -> !fixed.negated() && fixed.word().equals("unconditionalMatch");
      case Test.Expanding _ -> false;
    };
  }

  private static boolean ends(Disruption disruption) {
    return switch (disruption) {
      case Disruption.Pass(), Disruption.Block() -> false;
      case Disruption.Deny(), Disruption.Drop(), Disruption.Redirect _, Disruption.Allow _ -> true;
    };
  }
}
