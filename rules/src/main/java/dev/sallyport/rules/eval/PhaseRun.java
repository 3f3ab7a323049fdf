package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.plan.Gate;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Screening;
import java.util.List;

/** Runs the rules of one phase in order. */
final class PhaseRun {
  private static final int LOGGING = 5;

  private final ExchangeState state;
  private final int phase;

  PhaseRun(ExchangeState state, int phase) {
    this.state = state;
    this.phase = phase;
  }

  void run() {
    List<Rule> rules = state.plan().phase(phase);
    RuleRun run = new RuleRun(state, phase);
    state.phaseAllowed = false;
    if (state.screen != null) {
      state.screen.beginPhase();
    }
    int at = 0;
    while (at < rules.size() && !over()) {
      Rule rule = rules.get(at);
      boolean matched = !passedOver(rule) && !removed(rule) && run.run(rule);
      int jump = rule.consequence().jump();
      if (matched && jump != Rule.NO_JUMP && state.trace != null) {
        state.trace.jumped(rule, jump - at - 1);
      }
      at = matched && jump != Rule.NO_JUMP ? jump : at + 1;
    }
  }

  private boolean passedOver(Rule rule) {
    if (state.screen == null) {
      return false;
    }
    Gate gate = rule.condition().gate();
    if (gate != null) {
      return !gate.mayOpen(state.exchange);
    }
    Screening screening = rule.condition().screening();
    return screening != null && !state.screen.mayMatch(screening);
  }

  private boolean removed(Rule rule) {
    boolean removed = state.removed(rule.number());
    if (removed && state.trace != null) {
      state.trace.removed(rule);
    }
    return removed;
  }

  private boolean over() {
    if (state.engine() == EngineMode.OFF) {
      return true;
    }
    return phase != LOGGING
        && (state.interruption != null
            || state.allowed
            || state.phaseAllowed
            || state.requestAllowed && phase <= 2);
  }
}
