package dev.sallyport.rules.lint;

import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.plan.Condition;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Target;
import dev.sallyport.rules.plan.Test;
import dev.sallyport.rules.plan.TransformationChain.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules that ask the same of the same values as one above them, and only report it. */
final class Repetitions {
  private Repetitions() {}

  /** What a rule asks. */
  private record Question(
      int phase, List<String> targets, List<Integer> transformations, String test) {}

  static List<Problem> in(Plan plan) {
    Map<Question, Rule> asked = new HashMap<>();
    List<Problem> found = new ArrayList<>();
    for (Rule rule : plan.rules()) {
      Condition condition = rule.condition();
      boolean plain =
          condition.test() instanceof Test.Fixed
              && rule.next() == null
              && rule.consequence().jump() == Rule.NO_JUMP
              && condition.targets().stream().allMatch(t -> t.exclusions().isEmpty());
      Rule first = plain ? asked.putIfAbsent(question(rule), rule) : null;
      if (first != null) {
        found.add(
            new Problem(
                rule.identity().at(),
                "rule "
                    + rule.identity().id()
                    + " asks the same as rule "
                    + first.identity().id()
                    + " at "
                    + first.identity().at()));
      }
    }
    return found;
  }

  private static Question question(Rule rule) {
    Condition condition = rule.condition();
    return new Question(
        rule.identity().phase(),
        condition.targets().stream().map(Target::text).sorted().toList(),
        condition.transformations().steps().stream().map(Step::number).toList(),
        condition.test().text());
  }
}
