package dev.sallyport.rules.lang;

import java.util.List;

/** One line of rules, read but not yet understood as a whole. */
public sealed interface Statement {
  Position at();

  /** {@code SecRule TARGETS OPERATOR [ACTIONS]}. */
  record Rule(
      Position at, List<TargetText> targets, OperatorText operator, List<ActionText> actions)
      implements Statement {}

  /** {@code SecAction ACTIONS}. */
  record Action(Position at, List<ActionText> actions) implements Statement {}

  /** Any other directive with its arguments. */
  record Directive(Position at, String name, List<Word> arguments) implements Statement {}
}
