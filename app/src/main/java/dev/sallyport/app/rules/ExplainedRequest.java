package dev.sallyport.app.rules;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.eval.Evaluation;
import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.eval.Transaction;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Evaluates a request of a file and says what each rule made of it. */
public final class ExplainedRequest {
  /** An address kept for documentation (RFC 5737). */
  private static final Endpoints ENDS = new Endpoints("192.0.2.1", 40000, "192.0.2.2", 443);

  private ExplainedRequest() {}

  /**
   * The explanation, line by line.
   *
   * @param only the rule to explain whether it matched or not; 0: all that match
   */
  public static List<String> of(SiteRules rules, Path file, long only) throws IOException {
    RawRequestFile request = RawRequestFile.read(file);
    Instant now = Instant.now();
    Transaction tx =
        new Transaction(
            rules, new Opening("explained", ENDS, now), CollectionStore.NONE, Evaluation.PLAIN);
    Explanation explanation = new Explanation(rules.plan(), tx.exchange(), only);
    tx.trace(explanation);
    tx.requestHead(request.head(), now);
    tx.requestBody(Slice.latin1(request.body()));
    tx.requestEnd(now);
    Verdict verdict = tx.finish(now);
    List<String> lines = new ArrayList<>(explanation.lines());
    if (only != 0 && lines.isEmpty()) {
      lines.add(absence(rules, only, verdict));
    }
    lines.add(sum(verdict));
    return lines;
  }

  private static String absence(SiteRules rules, long only, Verdict verdict) {
    boolean known = rules.plan().rules().stream().anyMatch(r -> r.identity().id() == only);
    if (!known) {
      return "there is no rule " + only;
    }
    Interruption by = verdict.interruption();
    return "rule "
        + only
        + " was not tried: "
        + (by == null
            ? "a rule above it ended the phase"
            : "rule " + by.ruleId() + " ended it before");
  }

  private static String sum(Verdict verdict) {
    Interruption by = verdict.interruption();
    String scores = verdict.scores().isEmpty() ? "" : "; scores " + verdict.scores();
    return (by == null
            ? "passes"
            : "denied by rule " + by.ruleId() + " in phase " + by.phase() + ": " + by.reason())
        + scores;
  }
}
