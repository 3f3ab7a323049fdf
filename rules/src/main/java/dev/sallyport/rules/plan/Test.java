package dev.sallyport.rules.plan;

import dev.sallyport.rules.operator.Operator;
import dev.sallyport.rules.operator.OperatorWord;
import dev.sallyport.rules.variable.Macro;

/** What a rule asks of a value. */
public sealed interface Test {
  /** {@code SecAction}: true without a value. */
  record Always() implements Test {}

  /** An operator whose argument is the same for all exchanges. */
  record Fixed(boolean negated, String word, String argument, Operator operator) implements Test {}

  /** An operator whose argument holds macros. */
  record Expanding(boolean negated, OperatorWord word, Macro argument) implements Test {}

  /** As rules write it; empty for an action without a condition. */
  default String text() {
    return switch (this) {
      case Always() -> "";
      case Fixed f -> (f.negated ? "!" : "") + "@" + f.word + " " + f.argument;
      case Expanding e -> (e.negated ? "!" : "") + "@" + e.word.word() + " " + e.argument.source();
    };
  }
}
