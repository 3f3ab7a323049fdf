package dev.sallyport.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.record.Records;
import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.EngineMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void countsRequestsPhasesAndCauses() {
    metrics.take(Records.success("0000000000000001"));
    metrics.take(Records.success("0000000000000002"));
    metrics.take(Records.failure("0000000000000003"));
    assertThat(metrics.scrape())
        .contains(
            "http_server_request_duration_seconds_count{http_request_method=\"GET\","
                + "http_response_status_code=\"200\",site=\"shop.example.com\"} 2\n")
        .contains(
            "http_server_request_duration_seconds_bucket{http_request_method=\"GET\","
                + "http_response_status_code=\"502\",site=\"shop.example.com\",le=\"0.025\"} 1\n")
        .contains("sallyport_phase_seconds_count{phase=\"wait\",site=\"shop.example.com\"} 3\n")
        .contains(
            "sallyport_exchanges_by_cause_total{cause=\"origin.connect.refused\","
                + "site=\"shop.example.com\"} 1.0\n")
        .contains("jvm_memory_used_bytes{");
  }

  @Test
  void countsWhatTheRulesDecided() {
    Verdict denied =
        new Verdict(
            new Interruption(new Interruption.Answer.Status(403), 1, 2, ""),
            List.of(),
            Map.of(),
            List.of());
    Verdict passed = new Verdict(null, List.of(), Map.of(), List.of());
    for (Verdict verdict : List.of(denied, denied, passed)) {
      Inspected rules = new Inspected(EngineMode.ON, verdict, List.of(), null);
      metrics.take(Records.inspected("0000000000000001", rules));
    }
    assertThat(metrics.scrape())
        .contains(
            "sallyport_rules_exchanges_total{outcome=\"denied\",site=\"shop.example.com\"} 2.0\n")
        .contains(
            "sallyport_rules_exchanges_total{outcome=\"passed\",site=\"shop.example.com\"} 1.0\n");
  }

  @Test
  void labelsStayBoundedWhateverIsSent() {
    for (int i = 0; i < 1000; i++) {
      metrics.take(Records.served("0000000000000001", "METHOD" + i, 100 + i % 900));
    }
    assertThat(
            metrics
                .scrape()
                .lines()
                .filter(l -> l.startsWith("http_server_request_duration_seconds_count")))
        .allMatch(l -> l.contains("http_request_method=\"_OTHER\""))
        .hasSizeLessThanOrEqualTo(4 * 52 + 3);
  }
}
