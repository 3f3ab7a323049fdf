package dev.sallyport.rules.crs;

import dev.sallyport.rules.audit.ErrorLogLine;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.eval.Evaluation;
import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.eval.Transaction;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.exchange.RequestHead;
import dev.sallyport.rules.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends stages through a plan and says what is not as expected. */
final class Replay {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Endpoints ENDS = new Endpoints("192.0.2.1", 40000, "127.0.0.1", 80);

  private final SiteRules site;
  private final Evaluation evaluation;

  Replay(Plan plan) {
    this(plan, Evaluation.SCREENED);
  }

  Replay(Plan plan, Evaluation evaluation) {
    site = SiteRules.of(plan);
    this.evaluation = evaluation;
  }

  /** What differs; empty for a stage that passes. */
  List<String> differences(Stage stage) {
    if (ServerView.refuses(stage.input())) {
      return refused(stage);
    }
    Transaction tx = run(stage.input());
    Verdict verdict = tx.verdict();
    Set<Long> ids =
        verdict.hits().stream()
            .filter(RuleHit::log)
            .map(h -> h.rule().id())
            .collect(Collectors.toSet());
    List<String> different = new ArrayList<>();
    for (Long id : stage.expected().ids()) {
      if (!ids.contains(id)) {
        different.add("missing " + id + " among " + ids);
      }
    }
    for (Long id : stage.expected().noIds()) {
      if (ids.contains(id)) {
        different.add("unwanted " + id + ": " + hit(verdict, id));
      }
    }
    String log = String.join("\n", ErrorLogLine.of(verdict, tx.exchange()));
    for (String pattern : stage.expected().patterns()) {
      if (!Pattern.compile(pattern).matcher(log).find()) {
        different.add("log lacks " + pattern + ": " + log);
      }
    }
    for (String pattern : stage.expected().noPatterns()) {
      if (Pattern.compile(pattern).matcher(log).find()) {
        different.add("log has " + pattern + ": " + log);
      }
    }
    return different;
  }

  /** The server answers 400 and no rule runs. */
  private static List<String> refused(Stage stage) {
    boolean nothingWanted =
        stage.expected().ids().isEmpty() && stage.expected().patterns().isEmpty();
    return nothingWanted ? List.of() : List.of("refused by the server before any rule");
  }

  private static String hit(Verdict verdict, Long id) {
    return verdict.hits().stream()
        .filter(h -> id == h.rule().id())
        .map(h -> h.message() + " / " + h.data() + " / " + h.matches())
        .collect(Collectors.joining());
  }

  /** Sends what was sent through all phases, as a server reads it. */
  Transaction run(Stage.Input sent) {
    Stage.Input input = ServerView.of(sent);
    Opening opening = new Opening("abc123def456", ENDS, NOW);
    Transaction tx = new Transaction(site, opening, CollectionStore.NONE, evaluation);
    RequestHead head =
        new RequestHead(
            input.requestLine(), input.method(), input.uri(), input.version(), input.fields());
    tx.requestHead(head, NOW);
    tx.requestBody(Slice.latin1(input.body()));
    tx.requestEnd(NOW);
    Reflector answer = Reflector.answer(input);
    tx.responseHead(answer.head(), NOW);
    tx.responseBody(Slice.latin1(answer.body()));
    tx.responseEnd(NOW);
    tx.finish(NOW);
    return tx;
  }
}
