package dev.sallyport.rules.eval;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.exchange.RequestHead;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.lang.TextSource;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.PlanReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Requests for tests, and rules to send them through. */
public final class Requests {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Endpoints ENDS = new Endpoints("192.0.2.1", 40000, "198.51.100.1", 443);

  private Requests() {}

  /** A plan with the engine on and bodies read. */
  public static Plan plan(String rules) throws BadRules {
    String base = "SecRuleEngine On\nSecRequestBodyAccess On\nSecResponseBodyAccess On\n";
    return new PlanReader(new TextSource(Map.of()), Operators.with(List.of()), ZoneOffset.UTC)
        .read("t.conf", base + rules);
  }

  public static Transaction begin(Plan plan, CollectionStore store) {
    return new Transaction(SiteRules.of(plan), new Opening("u1", ENDS, NOW), store);
  }

  public static RequestHead get(String target) {
    return RequestHead.of(
        "GET", target, "HTTP/1.1", List.of(new FieldLine("Host", "shop.example.com")));
  }

  /** Sends a GET through both request phases. */
  public static Transaction sent(String rules, String target) throws BadRules {
    Transaction tx = begin(plan(rules), CollectionStore.NONE);
    tx.requestHead(get(target), NOW);
    tx.requestEnd(NOW);
    return tx;
  }

  /** Sends a POST through both request phases. */
  public static Transaction posted(String rules, String contentType, String body) throws BadRules {
    Transaction tx = begin(plan(rules), CollectionStore.NONE);
    tx.requestHead(
        RequestHead.of(
            "POST", "/", "HTTP/1.1", List.of(new FieldLine("Content-Type", contentType))),
        NOW);
    tx.requestBody(Slice.latin1(body));
    tx.requestEnd(NOW);
    return tx;
  }

  /** The ids of the rules that matched, in order. */
  public static List<Long> ids(Transaction tx) {
    return tx.verdict().hits().stream().map(h -> h.rule().id()).toList();
  }
}
