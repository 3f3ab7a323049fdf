package dev.sallyport.rules.eval;

import dev.sallyport.rules.action.Effect;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Controls.RemovedTarget;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.TargetExclusion;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.match.BudgetExhausted;
import dev.sallyport.rules.operator.BadArgument;
import dev.sallyport.rules.operator.Operator;
import dev.sallyport.rules.plan.Condition;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Screening;
import dev.sallyport.rules.plan.Target;
import dev.sallyport.rules.plan.Test;
import dev.sallyport.rules.plan.TransformationChain.Step;
import java.util.ArrayList;
import java.util.List;

/** Tries one rule, or one link of a chain, on all values that it looks at. */
final class LinkTest {
  private final ExchangeState state;
  private final Exchange exchange;
  private final Rule rule;
  private final Condition condition;
  private final List<RuleHit.Matched> matches;
  private boolean matched;

  /** {@code matches}: takes every value that matches. */
  LinkTest(ExchangeState state, Rule rule, List<RuleHit.Matched> matches) {
    this.state = state;
    this.exchange = state.exchange;
    this.rule = rule;
    this.condition = rule.condition();
    this.matches = matches;
  }

  boolean matches() {
    if (condition.test() instanceof Test.Always) {
      performEffects();
      return true;
    }
    List<TargetExclusion> removed = removedTargets();
    for (Target target : condition.targets()) {
      if (target.counted()) {
        count(target, removed);
      } else {
        for (Value value : target.variable().values(exchange, target.selector())) {
          if (!excluded(target, value, removed)) {
            tryValue(target.variable().nameOf(value), value);
          }
        }
      }
    }
    return matched;
  }

  private List<TargetExclusion> removedTargets() {
    List<RemovedTarget> all = exchange.controls().removedTargets();
    if (all.isEmpty()) {
      return List.of();
    }
    List<TargetExclusion> own = new ArrayList<>();
    for (RemovedTarget removed : all) {
      if (state.plan().chosen(removed.rules()).get(rule.number())) {
        own.add(removed.target());
      }
    }
    return own;
  }

  private static boolean excluded(Target target, Value value, List<TargetExclusion> removed) {
    String word = target.variable().word();
    for (TargetExclusion exclusion : target.exclusions()) {
      if (exclusion.excludes(word, value)) {
        return true;
      }
    }
    for (TargetExclusion exclusion : removed) {
      if (exclusion.excludes(word, value)) {
        return true;
      }
    }
    return false;
  }

  private void count(Target target, List<TargetExclusion> removed) {
    int count = 0;
    for (Value value : target.variable().values(exchange, target.selector())) {
      if (!excluded(target, value, removed)) {
        count++;
      }
    }
    tryValue(target.text(), Value.of("", Integer.toString(count)));
  }

  private void tryValue(String name, Value value) {
    if (condition.multiMatch()) {
      tryEachForm(name, value);
    } else if (mayMatch(value)) {
      test(name, state.transformer.apply(condition.transformations(), value).bytes());
    }
  }

  private boolean mayMatch(Value value) {
    Screening screening = condition.screening();
    return screening == null
        || state.screen == null
        || state.screen.mayMatch(screening, condition.transformations(), value);
  }

  private void tryEachForm(String name, Value value) {
    Value form = value;
    test(name, form.bytes());
    for (Step step : condition.transformations().steps()) {
      Value after = state.transformer.step(step, value, form);
      if (!after.bytes().equals(form.bytes())) {
        test(name, after.bytes());
      }
      form = after;
    }
  }

  private void test(String name, Slice bytes) {
    boolean passed;
    try {
      passed = passes(bytes);
    } catch (BudgetExhausted exhausted) {
      state.exhausted.add(
          new Exhausted(
              rule.identity().id(), name, bytes.length(), String.valueOf(exhausted.getMessage())));
      return;
    }
    if (passed) {
      matched = true;
      exchange.matched().add(name, bytes);
      matches.add(new RuleHit.Matched(name, bytes.toString()));
      performEffects();
    }
  }

  private boolean passes(Slice bytes) {
    return switch (condition.test()) {
      case Test.Always() -> true;
      case Test.Fixed fixed -> fixed.negated() != run(fixed.operator(), bytes);
      case Test.Expanding expanding -> {
        try {
          String argument = expanding.argument().text(exchange);
          Operator operator = expanding.word().compile(argument, LinkTest::noFiles);
          yield expanding.negated() != run(operator, bytes);
        } catch (BadArgument bad) {
          // What a macro gave is no argument of this operator: as in ModSecurity, no match.
          yield false;
        }
      }
    };
  }

  private boolean run(Operator operator, Slice bytes) {
    boolean found = operator.matches(bytes, state.captures.begin(condition.capture()));
    if (found) {
      state.captures.commit();
    }
    return found;
  }

  private static List<String> noFiles(String file) throws BadArgument {
    throw new BadArgument("a file's name cannot come from a macro: " + file);
  }

  private void performEffects() {
    for (Effect effect : rule.consequence().effects()) {
      effect.perform(exchange);
    }
  }
}
