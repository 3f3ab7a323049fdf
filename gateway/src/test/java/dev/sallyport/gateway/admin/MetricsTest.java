package dev.sallyport.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.record.Records;
import java.util.List;
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
    Inspected.Outcome denied = new Inspected.Outcome.Denied(100, 2);
    Inspected.Outcome detected = new Inspected.Outcome.Detected();
    for (Inspected.Outcome outcome : List.of(denied, denied, detected)) {
      metrics.take(Records.inspected("0000000000000001", Records.rules(outcome, null)));
    }
    assertThat(metrics.scrape())
        .contains(
            "sallyport_rules_exchanges_total{outcome=\"denied\",site=\"shop.example.com\"} 2.0\n")
        .contains(
            "sallyport_rules_exchanges_total{outcome=\"detected\",site=\"shop.example.com\"} 1.0\n");
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
