package dev.sallyport.rules.plan;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.operator.Captures;
import dev.sallyport.rules.operator.Operator;
import dev.sallyport.rules.variable.Selector;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a rule that compares one variable of TX, or whether it is there, with a number.
 * Most rules that keep books are of this form, and most do not match.
 */
public record Gate(String lowerKey, boolean counted, boolean negated, Operator operator) {
  private static final Set<String> COMPARISONS = Set.of("eq", "ge", "gt", "le", "lt");
  private static final Slice ONE = Slice.latin1("1");
  private static final Slice ZERO = Slice.latin1("0");

  static @Nullable Gate of(List<Target> targets, TransformationChain chain, Test test) {
    if (targets.size() != 1 || !chain.isEmpty() || !(test instanceof Test.Fixed fixed)) {
      return null;
    }
    Target target = targets.getFirst();
    boolean compares =
        target.variable().word().equals("TX")
            && target.exclusions().isEmpty()
            && COMPARISONS.contains(fixed.word());
    return compares && target.selector() instanceof Selector.Key key
        ? new Gate(key.lowerKey(), target.counted(), fixed.negated(), fixed.operator())
        : null;
  }

  /** Whether the rule may match; where not, it does not. */
  public boolean mayOpen(Exchange exchange) {
    Value value = exchange.tx().value(lowerKey);
    if (!counted) {
      return value != null && passes(value.bytes());
    }
    // What a ctl takes from the rule does not count.
    return !exchange.controls().removedTargets().isEmpty() || passes(value == null ? ZERO : ONE);
  }

  private boolean passes(Slice bytes) {
    return operator.matches(bytes, Captures.NONE) != negated;
  }
}
