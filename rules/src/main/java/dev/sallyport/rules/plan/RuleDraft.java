package dev.sallyport.rules.plan;

import dev.sallyport.rules.action.ActionSet;
import dev.sallyport.rules.exchange.RuleIdentity;
import dev.sallyport.rules.lang.OperatorText;
import dev.sallyport.rules.lang.Position;
import dev.sallyport.rules.lang.TargetText;
import dev.sallyport.rules.variable.Macro;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule while directives below it may still change it; the head of a chain holds its links. */
final class RuleDraft {
  final Position at;
  final List<TargetText> targets;
  final @Nullable OperatorText operator;
  final ActionSet actions;
  final @Nullable ActionSet defaults;
  final List<RuleDraft> links = new ArrayList<>();

  /** {@code operator}: null for {@code SecAction}. */
  RuleDraft(
      Position at, List<TargetText> targets, @Nullable OperatorText operator, Inherited inherited) {
    this.at = at;
    this.targets = new ArrayList<>(targets);
    this.operator = operator;
    this.actions = inherited.own;
    this.defaults = inherited.defaults;
  }

  /** A rule's own actions, and those of the {@code SecDefaultAction} above it. */
  record Inherited(ActionSet own, @Nullable ActionSet defaults) {}

  long id() {
    Long id = actions.id();
    return id == null ? 0 : id;
  }

  int phase() {
    Integer phase = actions.phase();
    return phase == null ? 2 : phase;
  }

  /** Whether another link must follow. */
  boolean open() {
    return (links.isEmpty() ? this : links.getLast()).actions.chain();
  }

  /** The rule and its links. */
  List<RuleDraft> all() {
    List<RuleDraft> all = new ArrayList<>(links);
    all.addFirst(this);
    return all;
  }

  RuleIdentity identity() {
    Macro message = actions.message();
    return new RuleIdentity(
        id(),
        phase(),
        at,
        message == null ? "" : message.source(),
        actions.tags().stream().map(Macro::source).toList(),
        actions.severity(),
        actions.rev(),
        actions.ver(),
        actions.maturity(),
        actions.accuracy());
  }
}
