package dev.sallyport.rules.lint;

import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.match.BadPattern;
import dev.sallyport.rules.match.Patterns;
import dev.sallyport.rules.match.Patterns.Option;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Test;
import java.util.ArrayList;
import java.util.List;

/** Patterns with look-around, back-references or atomic groups: a step budget bounds their work. */
final class SlowPatterns {
  private SlowPatterns() {}

  static List<Problem> in(Plan plan) {
    List<Problem> found = new ArrayList<>();
    for (Rule head : plan.rules()) {
      for (Rule link = head; link != null; link = link.next()) {
        if (link.condition().test() instanceof Test.Fixed test && slow(test)) {
          found.add(
              new Problem(
                  link.identity().at(),
                  "the pattern of rule "
                      + head.identity().id()
                      + " does not run in linear time; a step budget bounds it"));
        }
      }
    }
    return found;
  }

  private static boolean slow(Test.Fixed test) {
    if (!test.word().equals("rx") && !test.word().equals("rxGlobal")) {
      return false;
    }
    try {
      return !Patterns.compile(test.argument(), Option.DOT_ALL, Option.DOLLAR_END_ONLY).linear();
    } catch (BadPattern e) {
      return false; // rules with such a pattern do not load
    }
  }
}
