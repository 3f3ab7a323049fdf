package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A request that the gateway cannot serve is seen by the rules of the site whose connection it came
 * on: they may log it or deny it; if they let it pass, the gateway refuses it.
 */
class UnservableRequestTest {
  private static final String SITE = "ruled.lab.test";
  private static final String RULES =
      """
      SecRequestBodyAccess On
      SecRule REQUEST_PROTOCOL "!@within HTTP/1.0 HTTP/1.1" "id:1,phase:1,pass,log,msg:'version'"
      SecRule REQUEST_METHOD "@streq CONNECT" "id:2,phase:1,pass,log,msg:'method'"
      SecRule ARGS:q "@streq bad" "id:3,phase:2,pass,log,msg:'argument'"
      SecRule &REQUEST_HEADERS:Content-Length "@eq 2" "id:4,phase:1,pass,log,msg:'lengths'"
      SecRule REQUEST_HEADERS:X-Deny "@streq yes" "id:5,phase:1,deny,log,msg:'denied'"
      """;

  @TempDir static Path folder;
  private static RawOrigin origin;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    LabPki pki = LabPki.create();
    origin = RawOrigin.echo();
    gateway =
        RunningGateway.start(
            folder, pki, RuledSite.yaml(folder, SITE, origin.url(), "block", RULES));
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
    origin.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/4.0, '', 505, 1",
    "GET /, '', 400, 1",
    "'GET / ', '', 400, 1",
    "CONNECT 192.0.2.1:80 HTTP/1.1, '', 405, 2",
    "GET ?q=bad HTTP/1.1, '', 400, 3",
    "POST ?q=bad HTTP/1.1, Content-Length: 70000, 400, 3",
    "POST / HTTP/1.1, Content-Length: 2|Content-Length: 3, 400, 4",
    "GET ?q=bad HTTP/1.1, X-Deny: yes, 403, 5",
  })
  void isSeenByTheRulesAndThenRefused(String line, String more, int status, long rule)
      throws Exception {
    String lines = more.isEmpty() ? "" : more.replace("|", "\r\n") + "\r\n";
    try (TestClient client = gateway.client(SITE)) {
      client.send(line + "\r\nHost: " + SITE + "\r\n" + lines + "\r\n");
      Response response = client.response(false);
      ExchangeRecord record = gateway.next();
      assertThat(response.status()).isEqualTo(status);
      assertThat(record.status()).isEqualTo(status);
      assertThat(record.site()).isEqualTo(SITE);
      assertThat(record.findings().getFirst().cause().id())
          .isEqualTo(status == 403 ? "rules.request.denied" : "client.request.malformed");
      assertThat(requireNonNull(record.rules()).matched().stream().map(Inspected.Matched::id))
          .containsExactly(rule);
      assertThat(origin.heads()).isEmpty();
      assertThat(client.closed()).as("the connection ends").isTrue();
    }
  }
}
