package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.exchange.RequestHead;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Rule;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * Runs a request of ours through a site's first phase and asks which rules its gates jump over
 * then, for instance those of higher paranoia levels. A request that changes what the gates compare
 * still gets right what it gets: such rules only take longer.
 */
final class TrialRun {
  private static final Instant NOW = Instant.EPOCH;
  private static final Opening OPENING =
      new Opening("trial", new Endpoints("192.0.2.1", 1024, "192.0.2.2", 443), NOW);
  private static final RequestHead HEAD =
      RequestHead.of(
          "GET",
          "/",
          "HTTP/1.1",
          List.of(
              new FieldLine("Host", "trial.example"),
              new FieldLine("User-Agent", "trial"),
              new FieldLine("Accept", "*/*")));

  private TrialRun() {}

  /** The numbers of the rules. */
  static BitSet passedOver(SiteRules site) {
    Transaction trial = new Transaction(site, OPENING, CollectionStore.NONE, Evaluation.PLAIN);
    trial.requestHead(HEAD, NOW);
    BitSet passedOver = new BitSet();
    for (int phase = 1; phase <= Plan.PHASES; phase++) {
      List<Rule> rules = site.plan().phase(phase);
      for (int at = 0; at < rules.size(); at++) {
        if (trial.jumps(phase, rules.get(at))) {
          int to = rules.get(at).consequence().jump();
          rules.subList(at + 1, to).forEach(rule -> passedOver.set(rule.number()));
        }
      }
    }
    return passedOver;
  }
}
