package dev.sallyport.gateway.admin;

import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.record.ExchangeConsumer;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.record.Observers;
import dev.sallyport.gateway.timing.Phase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts exchanges for Prometheus. Each label has a bounded number of values, whatever clients and
 * origins send. {@link #take} belongs to the observers' thread, {@link #scrape} to any.
 */
public final class Metrics implements ExchangeConsumer {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String NO_SITE = "_NONE";

  /** OpenTelemetry's boundaries for this metric, and three for those who wait. */
  private static final Duration[] BOUNDARIES =
      List.of(
              5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000, 30_000, 60_000,
              120_000)
          .stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<RequestSeries, Timer> requests = new HashMap<>();
  private final Map<PhaseSeries, Timer> phases = new HashMap<>();
  private final Map<CauseSeries, Counter> causes = new HashMap<>();
  private final Map<RulesSeries, Counter> inspected = new HashMap<>();
  private final MultiGauge originConnections;
  private volatile @Nullable Gateway gateway;

  private record RequestSeries(String site, String method, String status) {}

  private record PhaseSeries(String site, Phase phase) {}

  private record RulesSeries(String site, String outcome) {}

  private record CauseSeries(String site, String cause) {}

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
    originConnections =
        MultiGauge.builder("sallyport.origin.connections")
            .description("Open connections to all origins of a site")
            .register(registry);
  }

  /** Adds the gauges of what is running. */
  public void watch(Gateway running, Observers observers) {
    gateway = running;
    Gauge.builder("sallyport.client.connections", running, Gateway::connections)
        .description("Open client connections")
        .register(registry);
    Gauge.builder("sallyport.log.queue.depth", observers, Observers::depth)
        .description("Exchanges that wait to be logged and counted")
        .register(registry);
  }

  @Override
  public void take(ExchangeRecord exchange) {
    String site = exchange.site() == null ? NO_SITE : exchange.site();
    if (!exchange.request().method().isEmpty()) {
      RequestSeries series =
          new RequestSeries(
              site, Labels.method(exchange.request().method()), Labels.status(exchange.status()));
      requests
          .computeIfAbsent(series, this::timer)
          .record(exchange.durationNanos(), TimeUnit.NANOSECONDS);
    }
    for (Phase phase : Phase.values()) {
      long nanos = exchange.phases().of(phase);
      if (nanos >= 0) {
        phases
            .computeIfAbsent(new PhaseSeries(site, phase), this::timer)
            .record(nanos, TimeUnit.NANOSECONDS);
      }
    }
    Inspected rules = exchange.rules();
    if (rules != null) {
      String outcome =
          switch (rules.outcome()) {
            case Inspected.Outcome.Passed() -> "passed";
            case Inspected.Outcome.Detected() -> "detected";
            case Inspected.Outcome.Denied _ -> "denied";
          };
      inspected.computeIfAbsent(new RulesSeries(site, outcome), this::counter).increment();
    }
    if (!exchange.findings().isEmpty()) {
      String cause = exchange.findings().getFirst().cause().id();
      causes.computeIfAbsent(new CauseSeries(site, cause), this::counter).increment();
    }
  }

  private Timer timer(RequestSeries series) {
    return Timer.builder("http.server.request.duration")
        .description("From the first byte of a request to the end of its exchange")
        .tag("site", series.site())
        .tag("http.request.method", series.method())
        .tag("http.response.status.code", series.status())
        .serviceLevelObjectives(BOUNDARIES)
        .register(registry);
  }

  private Timer timer(PhaseSeries series) {
    return Timer.builder("sallyport.phase")
        .description("What the phases of exchanges took")
        .tag("site", series.site())
        .tag("phase", series.phase().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private Counter counter(RulesSeries series) {
    return Counter.builder("sallyport.rules.exchanges")
        .description("Exchanges that the rules denied, would have denied, or let pass")
        .tag("site", series.site())
        .tag("outcome", series.outcome())
        .register(registry);
  }

  private Counter counter(CauseSeries series) {
    return Counter.builder("sallyport.exchanges.by.cause")
        .description("Exchanges that ended with a cause")
        .tag("site", series.site())
        .tag("cause", series.cause())
        .register(registry);
  }

  /** All of it, as Prometheus reads it. */
  public String scrape() {
    Gateway running = gateway;
    if (running != null) {
      originConnections.register(
          running.sites().all().stream()
              .map(s -> MultiGauge.Row.of(Tags.of("site", s.name()), s.origins().connections()))
              .toList(),
          true);
    }
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
