package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What evaluation adds up over the phases of one exchange. */
final class ExchangeState {
  final SiteRules site;
  final Exchange exchange;
  final Transformer transformer;
  final @Nullable Screen screen;
  final TxCaptures captures;
  final List<RuleHit> hits = new ArrayList<>();
  final List<Exhausted> exhausted = new ArrayList<>();
  private final BitSet removed = new BitSet();
  private int removalsSeen;
  @Nullable Interruption interruption;
  boolean allowed;
  boolean phaseAllowed;
  boolean requestAllowed;

  ExchangeState(SiteRules site, Exchange exchange, Evaluation evaluation) {
    this.site = site;
    this.exchange = exchange;
    transformer = new Transformer(site.plan().chains(), evaluation);
    screen =
        evaluation == Evaluation.SCREENED ? new Screen(site.plan(), exchange, transformer) : null;
    captures = new TxCaptures(exchange.tx());
  }

  Plan plan() {
    return site.plan();
  }

  EngineMode engine() {
    return Objects.requireNonNullElse(exchange.controls().engine, site.engine());
  }

  /** Whether a {@code ctl} took the rule out. */
  boolean removed(int ruleNumber) {
    List<RuleChoice> removals = exchange.controls().removed();
    while (removalsSeen < removals.size()) {
      removed.or(plan().chosen(removals.get(removalsSeen++)));
    }
    return removed.get(ruleNumber);
  }
}
