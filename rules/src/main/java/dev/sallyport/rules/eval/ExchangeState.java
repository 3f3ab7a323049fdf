package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.Controls.RemovedTarget;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.exchange.TargetExclusion;
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

  /** By removal of a target: the rules that it means. */
  private final List<BitSet> targetsRemoved = new ArrayList<>();

  @Nullable RuleTrace trace;
  @Nullable Interruption interruption;
  boolean allowed;
  boolean phaseAllowed;
  boolean requestAllowed;

  ExchangeState(SiteRules site, Exchange exchange, Evaluation evaluation) {
    this.site = site;
    this.exchange = exchange;
    transformer = new Transformer(site.plan().transformations(), evaluation);
    screen = evaluation == Evaluation.SCREENED ? new Screen(site, exchange, transformer) : null;
    captures = new TxCaptures(exchange.tx());
  }

  Plan plan() {
    return site.plan();
  }

  EngineMode engine() {
    return Objects.requireNonNullElse(exchange.controls().engine, site.engine());
  }

  /** The targets that a {@code ctl} took from the rule. */
  List<TargetExclusion> removedTargets(int ruleNumber) {
    List<RemovedTarget> all = exchange.controls().removedTargets();
    while (targetsRemoved.size() < all.size()) {
      RemovedTarget next = all.get(targetsRemoved.size());
      targetsRemoved.add(plan().chosen(next.rules()));
    }
    List<TargetExclusion> own = List.of();
    for (int i = 0; i < targetsRemoved.size(); i++) {
      if (targetsRemoved.get(i).get(ruleNumber)) {
        own = own.isEmpty() ? new ArrayList<>() : own;
        own.add(all.get(i).target());
      }
    }
    return own;
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
