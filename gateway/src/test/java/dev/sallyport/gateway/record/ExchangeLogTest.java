package dev.sallyport.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.config.Configuration.Log;
import dev.sallyport.rules.eval.Exhausted;
import dev.sallyport.rules.exchange.EngineMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeLogTest {
  private static final String COMMON =
      "{\"timestamp\":\"2026-01-02T03:04:05.006Z\",\"sallyport.exchange.id\":\"00000000000000aa\","
          + "\"sallyport.site\":\"shop.example.com\",\"client.address\":\"192.0.2.7\","
          + "\"client.port\":40000,\"network.protocol.name\":\"http\","
          + "\"network.protocol.version\":\"1.1\",\"http.request.method\":\"GET\","
          + "\"url.scheme\":\"https\",\"url.path\":\"/cart\",\"url.query\":\"a=1\","
          + "\"server.address\":\"shop.example.com\",\"server.port\":8443,"
          + "\"user_agent.original\":\"curl/8\",\"http.request.body.size\":0,";
  private static final String TLS =
      "\"tls.protocol.version\":\"1.3\",\"tls.cipher\":\"TLS_AES_128_GCM_SHA256\","
          + "\"tls.client.server_name\":\"shop.example.com\",";
  private static final String TIMES =
      "\"sallyport.duration_ms\":12.346,\"sallyport.phase.request_ms\":0.2,"
          + "\"sallyport.phase.wait_ms\":1.235";

  @TempDir Path folder;

  private Log toFile(Log.Exchanges which, long maxBytes, int keep) {
    return new Log(folder.resolve("exchanges.log").toString(), which, maxBytes, keep);
  }

  private static String line(ExchangeRecord exchange) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Log toStandardOutput = new Log(null, Log.Exchanges.ALL, 1 << 20, 1);
    ExchangeLog log = new ExchangeLog(toStandardOutput, out);
    log.take(exchange);
    log.close();
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @Test
  void aSuccessIsOneLine() throws IOException {
    assertThat(line(Records.success("00000000000000aa")))
        .isEqualTo(
            COMMON
                + "\"http.response.status_code\":200,\"http.response.body.size\":3,"
                + TLS
                + "\"sallyport.origin.url\":\"https://10.0.0.5:443\","
                + "\"sallyport.origin.address\":\"10.0.0.5:443\","
                + "\"sallyport.origin.tls.protocol.version\":\"1.2\","
                + "\"sallyport.origin.reused\":true,\"sallyport.origin.attempts\":1,"
                + TIMES
                + "}\n");
  }

  @Test
  void whatTheRulesMadeOfItIsTold() throws IOException {
    Inspected rules =
        new Inspected(
            EngineMode.ON,
            new Inspected.Outcome.Denied(100, 2),
            List.of(
                new Inspected.Matched(
                    100, "seen", List.of("ARGS:id"), Map.of("inbound_anomaly_score_pl1", 5L))),
            Map.of("anomaly_score", "5"),
            List.of(new Exhausted(7, "ARGS:x", 3_000, "steps")),
            List.of("ModSecurity: x"),
            null);
    assertThat(line(Records.inspected("00000000000000aa", rules)))
        .contains(
            TIMES
                + ",\"sallyport.rules.mode\":\"block\",\"sallyport.rules.denied.rule\":100,"
                + "\"sallyport.rules.denied.phase\":2,"
                + "\"sallyport.rules.matched\":[{\"id\":100,\"msg\":\"seen\","
                + "\"targets\":[\"ARGS:id\"],\"points\":{\"inbound_anomaly_score_pl1\":5}}],"
                + "\"sallyport.rules.scores\":{\"anomaly_score\":\"5\"},"
                + "\"sallyport.rules.exhausted\":[{\"id\":7,\"target\":\"ARGS:x\","
                + "\"value_bytes\":3000}],"
                + "\"sallyport.rules.error_log\":[\"ModSecurity: x\"]}");
  }

  @Test
  void whereOnlyFailuresAreLoggedSoIsWhatARuleMatched() throws IOException {
    Inspected.Outcome passed = new Inspected.Outcome.Passed();
    Inspected matched =
        new Inspected(
            EngineMode.DETECTION_ONLY,
            passed,
            List.of(new Inspected.Matched(100, "seen", List.of(), Map.of())),
            Map.of(),
            List.of(),
            List.of(),
            null);
    ExchangeLog log =
        new ExchangeLog(toFile(Log.Exchanges.FAILED, 1 << 20, 1), OutputStream.nullOutputStream());
    log.take(Records.inspected("1", Records.rules(passed, null)));
    log.take(Records.inspected("2", matched));
    log.close();
    assertThat(lines("exchanges.log")).hasSize(1);
    assertThat(lines("exchanges.log").getFirst()).contains("\"sallyport.exchange.id\":\"2\"");
  }

  @Test
  void aFailureIsOneLineWithItsCauseItsEvidenceAndItsTrail() throws IOException {
    String line = line(Records.failure("00000000000000aa"));
    assertThat(line)
        .startsWith(
            COMMON
                + "\"http.response.status_code\":502,\"http.response.body.size\":180,"
                + TLS
                + TIMES
                + ",\"sallyport.cause\":\"origin.connect.refused\","
                + "\"sallyport.certainty\":\"certain\","
                + "\"sallyport.findings\":[{\"cause\":\"origin.connect.refused\",")
        .contains("\"sallyport.trail\":{\"name\":\"00000000000000aa\",")
        .contains("\"event\":\"tcp.syn\"")
        .endsWith("}\n");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void aFullFileIsPutAsideAndTheOldestDeleted() throws IOException {
    long oneLine = line(Records.success("0000000000000001")).length();
    ExchangeLog log = new ExchangeLog(toFile(Log.Exchanges.ALL, 2 * oneLine, 2), nowhere());
    for (int i = 1; i <= 7; i++) {
      log.take(Records.success("000000000000000" + i));
    }
    log.close();
    assertThat(ids("exchanges.log.2")).containsExactly(3, 4);
    assertThat(ids("exchanges.log.1")).containsExactly(5, 6);
    assertThat(ids("exchanges.log")).containsExactly(7);
    assertThat(folder.resolve("exchanges.log.3")).doesNotExist();
  }

  private List<Integer> ids(String file) throws IOException {
    List<Integer> ids = new ArrayList<>();
    for (String line : lines(file)) {
      assertThat(line).startsWith("{\"timestamp\"").endsWith("}");
      String id = line.replaceFirst("^.*exchange\\.id\":\"", "").substring(0, 16);
      ids.add(Integer.parseInt(id, 16));
    }
    return ids;
  }

  @Test
  void onlyFailuresWhereOnlyThoseAreWanted() throws IOException {
    ExchangeLog log = new ExchangeLog(toFile(Log.Exchanges.FAILED, 1 << 20, 1), nowhere());
    log.take(Records.success("0000000000000001"));
    log.take(Records.failure("0000000000000002"));
    log.take(Records.served("0000000000000003", "GET", 500));
    log.take(Records.served("0000000000000004", "GET", 404));
    log.close();
    assertThat(ids("exchanges.log")).containsExactly(2, 3);
  }

  @Test
  void aFolderThatIsNotThereIsOneClearError() {
    String file = folder.resolve("missing/exchanges.log").toString();
    assertThatThrownBy(
            () -> new ExchangeLog(new Log(file, Log.Exchanges.ALL, 1 << 20, 1), nowhere()))
        .isInstanceOf(IOException.class)
        .hasMessage("log.to: cannot write " + file + ": no such folder");
  }

  private static OutputStream nowhere() {
    return OutputStream.nullOutputStream();
  }
}
