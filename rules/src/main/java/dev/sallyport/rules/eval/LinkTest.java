package dev.sallyport.rules.eval;

import dev.sallyport.rules.action.Effect;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.TargetExclusion;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.match.BudgetExhausted;
import dev.sallyport.rules.operator.BadArgument;
import dev.sallyport.rules.operator.Operator;
import dev.sallyport.rules.operator.OperatorWord;
import dev.sallyport.rules.plan.Condition;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Screening;
import dev.sallyport.rules.plan.Target;
import dev.sallyport.rules.plan.Test;
import dev.sallyport.rules.plan.TransformationChain.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries rules, or links of chains, one after the other on all values that they look at. */
final class LinkTest {
  private final ExchangeState state;
  private final Exchange exchange;

  /** What matched along the chain, where somebody wants to know. */
  private final List<RuleHit.Matched> matches = new ArrayList<>();

  private boolean wanted;
  private @Nullable Compiled compiled;

  /** An operator made of an argument with macros. */
  private record Compiled(OperatorWord word, Slice argument, Operator operator) {}

  LinkTest(ExchangeState state) {
    this.state = state;
    this.exchange = state.exchange;
  }

  /** A new chain begins. {@code wanted}: whether {@link #matches} must be known at its end. */
  void begin(boolean wanted) {
    this.wanted = wanted;
    matches.clear();
  }

  /** All values that matched since {@link #begin}. */
  List<RuleHit.Matched> matches() {
    return matches;
  }

  boolean matches(Rule rule) {
    if (rule.condition().test() instanceof Test.Always) {
      performEffects(rule);
      return true;
    }
    List<TargetExclusion> removed = state.removedTargets(rule.number());
    List<Target> targets = rule.condition().targets();
    boolean matched = false;
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      matched |= target.counted() ? count(rule, target, removed) : tryValues(rule, target, removed);
    }
    return matched;
  }

  private boolean tryValues(Rule rule, Target target, List<TargetExclusion> removed) {
    List<Value> values = target.variable().values(exchange, target.selector());
    boolean matched = false;
    // MATCHED_VARS may grow while it is read.
    int count = values.size();
    for (int i = 0; i < count; i++) {
      Value value = values.get(i);
      if (mayMatch(rule.condition(), target, value) && !excluded(target, value, removed)) {
        matched |= traced(rule, target, value, tryValue(rule, target, value));
      }
    }
    return matched;
  }

  private boolean mayMatch(Condition condition, Target target, Value value) {
    Screening screening = condition.screening();
    return screening == null
        || state.screen == null
        || state.screen.mayMatch(screening, target.variable(), value);
  }

  /** Whether the operator finds something; where it was found out before, it is not asked. */
  private boolean finds(Operator operator, Condition condition, Target target, Value form) {
    Screening screening = condition.screening();
    if (screening == null || state.screen == null) {
      return run(operator, condition, form.bytes());
    }
    int test = screening.test();
    if (form.failed(test) || !state.screen.mayFind(screening, target.variable(), form)) {
      return false;
    }
    boolean found = run(operator, condition, form.bytes());
    if (!found) {
      form.fails(test, state.plan().testWords());
    }
    return found;
  }

  private static boolean excluded(Target target, Value value, List<TargetExclusion> removed) {
    return excludes(target.exclusions(), target, value) || excludes(removed, target, value);
  }

  private static boolean excludes(List<TargetExclusion> exclusions, Target target, Value value) {
    for (int i = 0; i < exclusions.size(); i++) {
      if (exclusions.get(i).excludes(target.variable().word(), value)) {
        return true;
      }
    }
    return false;
  }

  private boolean count(Rule rule, Target target, List<TargetExclusion> removed) {
    List<Value> values = target.variable().values(exchange, target.selector());
    int count = values.size();
    for (Value value : values) {
      count -= excluded(target, value, removed) ? 1 : 0;
    }
    Value counted = Value.of("", Integer.toString(count));
    return traced(rule, target, counted, tryValue(rule, target, counted));
  }

  private boolean traced(Rule rule, Target target, Value value, boolean passed) {
    if (state.trace != null) {
      state.trace.tried(rule, target.nameOf(value), value.bytes(), passed);
    }
    return passed;
  }

  private boolean tryValue(Rule rule, Target target, Value value) {
    Condition condition = rule.condition();
    if (!condition.multiMatch()) {
      Value form = state.transformer.apply(condition.transformations(), value);
      return test(rule, target, value, form);
    }
    Value form = value;
    boolean matched = test(rule, target, value, form);
    List<Step> steps = condition.transformations().steps();
    for (int i = 0; i < steps.size(); i++) {
      Value after = state.transformer.step(steps.get(i), form);
      boolean changed = after != form && !after.bytes().equals(form.bytes());
      if (changed) {
        matched |= test(rule, target, value, after);
      }
      form = after;
    }
    return matched;
  }

  private boolean test(Rule rule, Target target, Value value, Value form) {
    Slice bytes = form.bytes();
    boolean passed;
    try {
      passed = passes(rule.condition(), target, form);
    } catch (BudgetExhausted exhausted) {
      String reason = String.valueOf(exhausted.getMessage());
      long id = rule.identity().id();
      state.exhausted.add(new Exhausted(id, target.nameOf(value), bytes.length(), reason));
      return false;
    }
    if (passed) {
      String name = target.nameOf(value);
      exchange.matched().add(name, bytes);
      if (wanted) {
        matches.add(new RuleHit.Matched(name, bytes.toString()));
      }
      performEffects(rule);
    }
    return passed;
  }

  private boolean passes(Condition condition, Target target, Value form) {
    Slice bytes = form.bytes();
    return switch (condition.test()) {
      case Test.Always() -> true;
      case Test.Fixed fixed -> fixed.negated() != finds(fixed.operator(), condition, target, form);
      case Test.Expanding expanding -> {
        try {
          yield expanding.negated() != run(compiled(expanding), condition, bytes);
        } catch (BadArgument bad) {
          // What a macro gave is no argument of this operator: as in ModSecurity, no match.
          yield false;
        }
      }
    };
  }

  /** One value after the other mostly gets the same argument. */
  private Operator compiled(Test.Expanding test) throws BadArgument {
    Slice argument = test.argument().expand(exchange);
    Compiled known = compiled;
    if (known == null || !known.word.equals(test.word()) || !known.argument.equals(argument)) {
      Operator operator = test.word().compile(argument.toString(), LinkTest::noFiles);
      known = new Compiled(test.word(), Slice.of(argument.copy()), operator);
      compiled = known;
    }
    return known.operator;
  }

  private boolean run(Operator operator, Condition condition, Slice bytes) {
    boolean found = operator.matches(bytes, state.captures.begin(condition.capture()));
    if (found) {
      state.captures.commit();
    }
    return found;
  }

  private static List<String> noFiles(String file) throws BadArgument {
    throw new BadArgument("a file's name cannot come from a macro: " + file);
  }

  private void performEffects(Rule rule) {
    List<Effect> effects = rule.consequence().effects();
    for (int i = 0; i < effects.size(); i++) {
      effects.get(i).perform(exchange);
    }
  }
}
