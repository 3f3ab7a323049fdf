package dev.sallyport.console.recent;

import static dev.sallyport.console.recent.Overview.NO_SITE;

import dev.sallyport.gateway.record.ExchangeConsumer;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.timing.Phase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts exchanges by minute, site, status, cause, rule and origin; all of these come from the
 * configuration and the catalogue, so their number is bounded. {@link #take} belongs to the
 * observers' thread, the rest to any.
 */
public final class LastHour implements ExchangeConsumer {
  private static final int COUNTED_MINUTES = 60;
  private static final int TIMED_MINUTES = 5;

  private final InstantSource clock;
  private final Minutes<Map<String, SiteCounts>> counts =
      new Minutes<>(COUNTED_MINUTES, TreeMap::new);
  private final Minutes<Map<String, SiteTimes>> times = new Minutes<>(TIMED_MINUTES, TreeMap::new);
  private final Rate rate = new Rate();
  private @Nullable Overview latest;

  public LastHour(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void take(ExchangeRecord x) {
    long second = clock.millis() / 1_000;
    String site = x.site() == null ? NO_SITE : x.site();
    synchronized (this) {
      rate.count(second, failed(x));
      count(counts.at(second / 60).computeIfAbsent(site, s -> new SiteCounts()), x);
      times
          .at(second / 60)
          .computeIfAbsent(site, s -> new SiteTimes())
          .add(x.durationNanos(), x.phases(), x.origin() == null ? null : x.origin().url());
    }
  }

  private static void count(SiteCounts site, ExchangeRecord x) {
    site.status(x.status());
    if (!x.findings().isEmpty()) {
      site.cause(x.findings().getFirst().cause().id(), x.id());
    }
    if (x.origin() != null) {
      site.origin(x.origin().url(), failed(x));
    }
    if (x.phases().of(Phase.RENEGOTIATION) >= 0) {
      site.renegotiated();
    }
    Inspected rules = x.rules();
    if (rules != null) {
      rules.matched().forEach(rule -> site.rule(rule.id(), rule.message(), x.id()));
    }
  }

  static boolean failed(ExchangeRecord x) {
    return x.status() == 0 || x.status() == 499 || x.status() >= 500;
  }

  /** The figures, at most a second old; so many who look on cost no more than one. */
  public synchronized Overview overview() {
    long second = clock.millis() / 1_000;
    Overview known = latest;
    if (known != null && known.at().getEpochSecond() == second) {
      return known;
    }
    Overview made =
        new Overview(
            clock.instant(),
            rate.before(second),
            merged(counts.until(second / 60), SiteCounts::new, SiteCounts::add),
            merged(times.until(second / 60), SiteTimes::new, SiteTimes::add));
    latest = made;
    return made;
  }

  private static <T> Map<String, T> merged(
      List<Map<String, T>> minutes, Supplier<T> fresh, BiConsumer<T, T> add) {
    Map<String, T> sum = new TreeMap<>();
    for (Map<String, T> minute : minutes) {
      minute.forEach(
          (site, value) -> add.accept(sum.computeIfAbsent(site, s -> fresh.get()), value));
    }
    return sum;
  }
}
