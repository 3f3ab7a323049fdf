package dev.sallyport.rules.plan;

import dev.sallyport.rules.action.ActionSet;
import dev.sallyport.rules.action.Disruption;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.OperatorText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns drafts into rules that run; problems go to the draft of the plan. */
final class RuleCompiler {
  private static final int DENIED = 403;
  private static final int FOUND = 302;

  private final PlanDraft draft;
  private final TestCompiler tests;
  private final ChainTable chains;
  private final ScreeningTable screenings;

  RuleCompiler(PlanDraft draft, TestCompiler tests, ChainTable chains, ScreeningTable screenings) {
    this.screenings = screenings;
    this.draft = draft;
    this.tests = tests;
    this.chains = chains;
  }

  /** {@code jump}: where the phase goes on after a match. */
  Rule compile(RuleDraft head, int number, int jump) {
    Rule next = null;
    for (RuleDraft link : head.links.reversed()) {
      next = rule(link, head, number, Rule.NO_JUMP, next);
    }
    return rule(head, head, number, jump, next);
  }

  private Rule rule(RuleDraft link, RuleDraft head, int number, int jump, @Nullable Rule next) {
    ActionSet actions = link.actions;
    if (link.defaults != null) {
      actions.inherit(link.defaults);
    }
    checkLink(link, head);
    Consequence consequence =
        new Consequence(
            actions.effects(), disruption(link), status(actions), jump, reporting(actions));
    return new Rule(number, link.identity(), condition(link), consequence, next);
  }

  private void checkLink(RuleDraft link, RuleDraft head) {
    if (link == head) {
      return;
    }
    ActionSet actions = link.actions;
    if (actions.id() != null || actions.phase() != null || actions.skipAfter() != null) {
      draft.error(link.at, "id, phase and skipAfter belong to the first rule of a chain");
    }
  }

  private Condition condition(RuleDraft link) {
    ActionSet actions = link.actions;
    List<Target> targets = TargetList.read(link.targets, draft);
    TransformationChain chain = transformations(link);
    Test test = test(link);
    return new Condition(
        targets,
        chain,
        test,
        actions.multiMatch(),
        actions.capture(),
        screenings.of(targets, chain, test, actions.multiMatch()),
        Gate.of(targets, chain, test));
  }

  private TransformationChain transformations(RuleDraft link) {
    try {
      return chains.chain(link.actions.transformations());
    } catch (BadWord bad) {
      draft.error(link.at, bad.reason());
      return new TransformationChain(List.of());
    }
  }

  private Test test(RuleDraft link) {
    OperatorText operator = link.operator;
    if (operator == null) {
      return new Test.Always();
    }
    try {
      return tests.compile(operator);
    } catch (BadWord bad) {
      draft.error(operator.at(), bad.reason());
      return new Test.Always();
    }
  }

  private static Disruption disruption(RuleDraft link) {
    Disruption own = link.actions.disruption();
    if (own instanceof Disruption.Block) {
      ActionSet defaults = link.defaults;
      Disruption inherited = defaults == null ? null : defaults.disruption();
      own = inherited instanceof Disruption.Block ? null : inherited;
    }
    return Objects.requireNonNullElse(own, new Disruption.Pass());
  }

  private static int status(ActionSet actions) {
    Integer status = actions.status();
    if (status != null) {
      return status;
    }
    return actions.disruption() instanceof Disruption.Redirect ? FOUND : DENIED;
  }

  private static Reporting reporting(ActionSet actions) {
    return new Reporting(
        actions.message(), actions.logData(), actions.tags(), actions.log(), actions.auditLog());
  }
}
