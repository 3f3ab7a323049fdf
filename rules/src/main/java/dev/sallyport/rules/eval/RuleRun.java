package dev.sallyport.rules.eval;

import dev.sallyport.rules.action.Disruption;
import dev.sallyport.rules.eval.Interruption.Answer;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.plan.Consequence;
import dev.sallyport.rules.plan.Reporting;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.variable.Macro;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates one rule with its chain, notes a match and what follows from it. */
final class RuleRun {
  private static final int MOST_TARGETS = 8;

  private final ExchangeState state;
  private final Exchange exchange;
  private final int phase;
  private final LinkTest test;

  RuleRun(ExchangeState state, int phase) {
    this.state = state;
    this.exchange = state.exchange;
    this.phase = phase;
    this.test = new LinkTest(state);
  }

  /** Whether the rule, and all its links, matched. */
  boolean run(Rule head) {
    exchange.rule(head.identity());
    exchange.matched().beginRule();
    Reporting reporting = head.consequence().reporting();
    test.begin(reporting.log() || reporting.auditLog());
    int exhaustedBefore = state.exhausted.size();
    boolean all = test.matches(head);
    int ofHead = test.matches().size();
    Rule last = head;
    for (Rule link = head.next(); all && link != null; link = link.next()) {
      exchange.matched().beginChained();
      all = test.matches(link);
      last = link;
    }
    if (state.exhausted.size() > exhaustedBefore) {
      fail(head);
    }
    if (all) {
      exchange.sawSeverity(head.identity().severity());
      report(head, last, ofHead);
      disrupt(head);
    }
    if (state.trace != null) {
      state.trace.ended(head, all);
    }
    return all;
  }

  /** A rule that ran out of its bound counts as the site's failure mode says. */
  private void fail(Rule rule) {
    if (state.site.failureMode() == FailureMode.DENY && blocks()) {
      interrupt(
          new Answer.Status(rule.consequence().status()),
          rule,
          "a rule could not be evaluated within its bound");
    }
  }

  private void report(Rule head, Rule last, int ofHead) {
    Reporting reporting = head.consequence().reporting();
    if (!reporting.log() && !reporting.auditLog()) {
      return;
    }
    state.hits.add(
        new RuleHit(
            head.identity(),
            last.condition().test().text(),
            text(reporting.message()),
            text(reporting.logData()),
            reporting.tags().stream().map(t -> t.text(exchange)).toList(),
            test.matches(),
            targets(ofHead),
            exchange.matched().scores(),
            interrupts(head.consequence().disruption()),
            reporting.log(),
            reporting.auditLog()));
  }

  private List<String> targets(int ofHead) {
    return test.matches().subList(0, ofHead).stream()
        .map(RuleHit.Matched::name)
        .distinct()
        .limit(MOST_TARGETS)
        .toList();
  }

  private String text(@Nullable Macro macro) {
    return macro == null ? "" : macro.text(exchange);
  }

  private static boolean interrupts(Disruption disruption) {
    return switch (disruption) {
      case Disruption.Deny _, Disruption.Drop _, Disruption.Redirect _ -> true;
      case Disruption.Pass _, Disruption.Block _, Disruption.Allow _ -> false;
    };
  }

  private void disrupt(Rule rule) {
    Consequence consequence = rule.consequence();
    switch (consequence.disruption()) {
      case Disruption.Pass(), Disruption.Block() -> {}
      case Disruption.Allow(Disruption.Allow.Scope scope) -> {
        state.phaseAllowed = true;
        state.requestAllowed |= scope == Disruption.Allow.Scope.REQUEST;
        state.allowed |= scope == Disruption.Allow.Scope.EXCHANGE;
      }
      case Disruption.Deny() ->
          interrupt(new Answer.Status(consequence.status()), rule, reason(rule));
      case Disruption.Drop() -> interrupt(new Answer.Close(), rule, reason(rule));
      case Disruption.Redirect(Macro location) -> {
        int status = consequence.status();
        interrupt(new Answer.Redirect(status, location.text(exchange)), rule, reason(rule));
      }
    }
  }

  private String reason(Rule rule) {
    return text(rule.consequence().reporting().message());
  }

  private void interrupt(Answer answer, Rule rule, String reason) {
    if (blocks() && state.interruption == null) {
      state.interruption = new Interruption(answer, rule.identity().id(), phase, reason);
    }
  }

  private boolean blocks() {
    return state.engine() == EngineMode.ON && phase < 5;
  }
}
