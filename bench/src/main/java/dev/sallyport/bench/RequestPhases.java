package dev.sallyport.bench;

import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.eval.Transaction;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.lang.BadRules;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Both request phases of one benign request: reading it, all rules, all bookkeeping. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestPhases {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Opening OPENING =
      new Opening("b0c1d2e3f4a5", new Endpoints("192.0.2.7", 41000, "198.51.100.1", 443), NOW);

  @Param({"1", "4"})
  public int paranoia = 1;

  private final BenignRequest page = BenignRequest.get();
  private final BenignRequest form = BenignRequest.post();
  private @Nullable SiteRules site;

  /** Reads the rules. */
  @Setup
  public void load() throws BadRules {
    site = CoreRuleSet.site(CoreRuleSet.plan(), paranoia);
  }

  @Benchmark
  public Verdict get() {
    return run(page);
  }

  @Benchmark
  public Verdict post() {
    return run(form);
  }

  private Verdict run(BenignRequest request) {
    Transaction transaction =
        new Transaction(Objects.requireNonNull(site), OPENING, CollectionStore.NONE);
    transaction.requestHead(request.head(), NOW);
    transaction.requestBody(request.body());
    transaction.requestEnd(NOW);
    return transaction.verdict();
  }
}
