package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.gateway.TestClient.Response;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.lab.pki.LabPki;
import dev.sallyport.rules.exchange.EngineMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rules do to requests: denied ones never reach the origin, the others do as they were.
 */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class RequestRulesTest {
  private static final String SITE = "ruled.lab.test";
  private static final String RULES =
      """
      SecRequestBodyAccess On
      SecRequestBodyLimit 1000
      SecRequestBodyLimitAction Reject
      SecRule ARGS "@detectSQLi" "id:100,phase:2,deny,log,msg:'SQL injection in %{MATCHED_VAR_NAME}'"
      SecRule REQUEST_URI "@beginsWith /elsewhere" "id:101,phase:1,redirect:https://x.example/"
      SecRule REQUEST_URI "@beginsWith /split" "id:102,phase:2,redirect:'https://x.example/%{ARGS.a}'"
      SecRule REQUEST_URI "@beginsWith /drop" "id:103,phase:1,drop"
      SecRule REQUEST_URI "@beginsWith /teapot" "id:104,phase:1,deny,status:418"
      SecRule REQUEST_BODY "@contains evil" "id:105,phase:2,deny,log,msg:'evil body'"
      SecAction "id:106,phase:5,pass,log,msg:'looked back'"
      """;
  private static final String PARTIAL = RULES + "SecRequestBodyLimitAction ProcessPartial\n";
  private static LabPki pki;

  /** Whether the rules have run before: then they do on the event loop, else on their threads. */
  @Parameter boolean warm;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private RunningGateway gateway(RawOrigin origin, String mode, String rules) throws Exception {
    RunningGateway gateway =
        RunningGateway.start(folder, pki, RuledSite.yaml(folder, SITE, origin.url(), mode, rules));
    return warm ? RuledSite.warmedUp(gateway, SITE) : gateway;
  }

  private static String head(String method, String target, String... lines) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: "
        + SITE
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + String.join("", List.of(lines).stream().map(l -> l + "\r\n").toList())
        + "\r\n";
  }

  private static Inspected rules(ExchangeRecord record) {
    return requireNonNull(record.rules());
  }

  private static List<Long> ids(ExchangeRecord record) {
    return rules(record).matched().stream().map(Inspected.Matched::id).toList();
  }

  @Test
  void anInjectionInTheQueryIsDeniedBeforeTheOriginHearsAnything() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      Response response = client.get(SITE, "/?id=1%27%20OR%20%271%27=%271");
      ExchangeRecord record = gateway.next();
      assertThat(response.status()).isEqualTo(403);
      assertThat(response.body()).contains(record.id()).doesNotContain("SQL");
      assertThat(response.field("Proxy-Status")).isEqualTo("gateway; error=http_request_denied");
      assertThat(origin.heads()).isEmpty();
      assertThat(record.status()).isEqualTo(403);
      Finding finding = record.findings().getFirst();
      assertThat(finding.cause().id()).isEqualTo("rules.request.denied");
      assertThat(finding.certainty()).isEqualTo(Certainty.CERTAIN);
      assertThat(finding.evidence().getFirst().text())
          .contains("rule 100 (SQL injection in ARGS:id)");
      assertThat(ids(record)).containsExactly(100L, 106L);
      assertThat(rules(record).outcome()).isEqualTo(new Inspected.Outcome.Denied(100, 2));
      assertThat(rules(record).errorLog().getFirst())
          .startsWith("ModSecurity: Access denied with code 403 (phase 2).")
          .contains("[id \"100\"]", "[unique_id \"" + record.id() + "\"]");
      assertThat(record.phases().of(Phase.RULES)).isPositive();
      assertThat(client.get(SITE, "/good").body()).isEqualTo("GET /good HTTP/1.1");
    }
  }

  @Test
  void whereTheRulesOnlyWatchTheSameRequestPassesAndIsLogged() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "detect", RULES);
        TestClient client = gateway.client(SITE)) {
      String target = "/?id=1%27%20OR%20%271%27=%271";
      assertThat(client.get(SITE, target).body()).isEqualTo("GET " + target + " HTTP/1.1");
      ExchangeRecord record = gateway.next();
      assertThat(record.status()).isEqualTo(200);
      assertThat(record.findings()).isEmpty();
      assertThat(rules(record).mode()).isEqualTo(EngineMode.DETECTION_ONLY);
      assertThat(rules(record).outcome()).isEqualTo(new Inspected.Outcome.Detected());
      assertThat(rules(record).errorLog().getFirst()).startsWith("ModSecurity: Warning.");
    }
  }

  @Test
  void aBodyIsDeniedBeforeTheOriginHearsAnything() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/form", "Transfer-Encoding: chunked"));
      client.send("3\r\na=e\r\n");
      client.send("3\r\nvil\r\n0\r\n\r\n");
      assertThat(client.response(false).status()).isEqualTo(403);
      assertThat(origin.heads()).isEmpty();
      assertThat(gateway.next().findings().getFirst().cause().id())
          .isEqualTo("rules.request.denied");
    }
  }

  @Test
  void aGoodBodyThatWasHeldReachesTheOriginAsItWas() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/form", "Transfer-Encoding: chunked"));
      client.send("4\r\na=1&\r\n");
      client.send("3\r\nb=2\r\n0\r\nX-Sum: 3\r\n\r\n");
      assertThat(client.response(false).status()).isEqualTo(200);
      assertThat(origin.requests().getFirst().body()).isEqualTo("a=1&b=2\ntrailer X-Sum: 3");
      assertThat(client.post(SITE, "/next", "c=3".getBytes(StandardCharsets.US_ASCII)).status())
          .isEqualTo(200);
      assertThat(origin.requests().getLast().body()).isEqualTo("c=3");
    }
  }

  @Test
  void bodiesThatNoRuleWantsPassAsTheyCome() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              with.head();
              with.answer("200 OK", with.exactly(2) + with.exactly(2));
            });
        RunningGateway gateway =
            gateway(origin, "block", RULES.replace("BodyAccess On", "BodyAccess Off"));
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/upload", "Content-Length: 4") + "ab");
      while (origin.heads().isEmpty()) {
        Thread.onSpinWait(); // the origin has the head while half of the body is still to come
      }
      client.send("cd");
      assertThat(client.response(false).body()).isEqualTo("abcd");
    }
  }

  @Test
  void aBodyAnnouncedTooLongIsRefusedBeforeItIsSent() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/", "Content-Length: 1001", "Expect: 100-continue"));
      assertThat(client.response(false).status()).isEqualTo(413);
      ExchangeRecord record = gateway.next();
      assertThat(record.findings().getFirst().cause().id()).isEqualTo("rules.request.limit");
      assertThat(origin.heads()).isEmpty();
    }
  }

  @Test
  void aBodyThatTurnsOutTooLongIsRefused() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/", "Transfer-Encoding: chunked"));
      client.send("3e9\r\n" + "x".repeat(1001) + "\r\n");
      assertThat(client.response(false).status()).isEqualTo(413);
      assertThat(origin.heads()).isEmpty();
    }
  }

  @Test
  void aClientThatStopsInTheMiddleOfAHeldBodyGets408() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway =
            RunningGateway.start(
                folder,
                pki,
                RuledSite.yaml(folder, SITE, origin.url(), "block", RULES)
                    + "  timeouts: {request_body: 300ms}\n");
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/", "Content-Length: 9") + "a=1");
      assertThat(client.response(false).status()).isEqualTo(408);
      ExchangeRecord record = gateway.next();
      assertThat(record.findings().getFirst().cause().id())
          .isEqualTo("client.request.body-timeout");
      assertThat(ids(record)).containsExactly(106L);
      assertThat(origin.heads()).isEmpty();
    }
  }

  @Test
  void whereALongBodyIsReadInPartTheRestPasses() throws Exception {
    String body = "a=" + "x".repeat(5_000) + "evil";
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", PARTIAL);
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/", "Content-Length: " + body.length()) + body);
      assertThat(client.response(false).status()).isEqualTo(200);
      assertThat(origin.requests().getFirst().body()).isEqualTo(body);
      client.send(head("POST", "/", "Content-Length: " + body.length()) + "evil" + body);
      assertThat(client.response(false).status()).isEqualTo(403);
    }
  }

  @Test
  void aClientThatWaitsFor100GetsItFromTheGatewayAndTheOriginIsNotAsked() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/", "Content-Length: 4", "Expect: 100-continue"));
      assertThat(client.response(false).status()).isEqualTo(100);
      assertThat(origin.heads()).isEmpty();
      client.send("evil");
      assertThat(client.response(false).status()).isEqualTo(403);
      assertThat(origin.heads()).isEmpty();
    }
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("POST", "/", "Content-Length: 4", "Expect: 100-continue"));
      assertThat(client.response(false).status()).isEqualTo(100);
      client.send("good");
      assertThat(client.response(false).status()).isEqualTo(200);
      assertThat(origin.requests().getFirst().field("Expect")).isEmpty();
      assertThat(origin.requests().getFirst().body()).isEqualTo("good");
    }
  }

  @Test
  void aRuleMayRedirectOrChooseTheStatus() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      Response redirect = client.get(SITE, "/elsewhere");
      assertThat(redirect.status()).isEqualTo(302);
      assertThat(redirect.field("Location")).isEqualTo("https://x.example/");
      assertThat(client.get(SITE, "/teapot").status()).isEqualTo(418);
      assertThat(origin.heads()).isEmpty();
    }
  }

  @Test
  void aRedirectCannotBeSplitByWhatTheClientSent() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      Response redirect = client.get(SITE, "/split?a=b%0d%0aSet-Cookie:%20c=d");
      assertThat(redirect.status()).isEqualTo(403);
      assertThat(redirect.field("Set-Cookie")).isEmpty();
      assertThat(client.get(SITE, "/split?a=b").field("Location")).isEqualTo("https://x.example/b");
    }
  }

  @Test
  void aDroppedConnectionClosesWithoutAnAnswer() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("GET", "/drop"));
      assertThat(client.socket().getInputStream().readAllBytes()).isEmpty();
      ExchangeRecord record = gateway.next();
      assertThat(record.status()).isZero();
      assertThat(record.findings().getFirst().cause().id()).isEqualTo("rules.request.denied");
      assertThat(origin.heads()).isEmpty();
    }
  }

  @Test
  void overHttp2AllIsTheSameForEachStream() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", RULES);
        Http2TestClient client = Http2TestClient.connect(gateway.port(), SITE, pki)) {
      int denied = client.post(SITE, "/", "content-type", "application/x-www-form-urlencoded");
      client.data(denied, true, "a=evil".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.answer(denied).status()).isEqualTo(403);
      int dropped = client.get(SITE, "/drop");
      Http2TestClient.Answer reset = client.answer(dropped);
      assertThat(reset.head()).isNull();
      assertThat(reset.resetCode()).isPositive();
      int asked =
          client.post(
              SITE,
              "/",
              "expect",
              "100-continue",
              "content-type",
              "application/x-www-form-urlencoded");
      client.data(asked, true, "a=good".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.answer(asked).body()).isEqualTo("POST / HTTP/1.1");
      assertThat(origin.requests().getFirst().body()).isEqualTo("a=good");
    }
  }

  @Test
  void aHeldBodyIsSentOnceMoreAfterTheKeepAliveRace() throws Exception {
    try (RawOrigin origin =
            RawOrigin.start(with -> {
              RawOrigin.Request first = with.request();
              with.answer("200 OK", first == null ? "" : first.body());
              if (with.number() == 1) {
                with.head(); // and closes: the race
              }
            });
        RunningGateway gateway = gateway(origin, "block", RULES);
        TestClient client = gateway.client(SITE)) {
      client.send(head("PUT", "/", "Content-Length: 3") + "a=1");
      assertThat(client.response(false).body()).isEqualTo("a=1");
      client.send(head("PUT", "/", "Content-Length: 3") + "a=2");
      assertThat(client.response(false).body()).isEqualTo("a=2");
      gateway.next();
      ExchangeRecord second = gateway.next();
      assertThat(requireNonNull(second.origin()).attempts()).isEqualTo(2);
      assertThat(ids(second)).containsExactly(106L);
    }
  }

  @Test
  void theRulesLookBackOnceAlsoWhereTheClientLeftOrTheOriginFailed() throws Exception {
    try (RawOrigin origin = RawOrigin.start(with -> with.head());
        RunningGateway gateway = gateway(origin, "block", RULES)) {
      try (TestClient client = gateway.client(SITE)) {
        client.send(head("POST", "/", "Content-Length: 9") + "a=1");
      }
      ExchangeRecord left = gateway.next();
      assertThat(left.status()).isEqualTo(499);
      assertThat(ids(left)).containsExactly(106L);
      try (TestClient client = gateway.client(SITE)) {
        assertThat(client.get(SITE, "/").status()).isEqualTo(502);
      }
      assertThat(ids(gateway.next())).containsExactly(106L);
      assertThat(gateway.all()).isEmpty();
    }
  }

  @Test
  void aRuleThatGaveUpIsAFindingAlsoWhereTheRequestPasses() throws Exception {
    String rules =
        "SecRule ARGS \"@rx ^(?=a)(a|aa)+$\" \"id:200,phase:2,deny,log,msg:'never seen'\"\n";
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "detect", rules);
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/?x=" + "a".repeat(3_000) + "b").status()).isEqualTo(200);
      ExchangeRecord record = gateway.next();
      assertThat(record.findings().getFirst().cause().id()).isEqualTo("rules.request.exhausted");
      assertThat(record.findings().getFirst().evidence().getFirst().text())
          .contains("Rule 200", "ARGS:x");
    }
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "block", rules);
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/?x=" + "a".repeat(3_000) + "b").status()).isEqualTo(403);
      assertThat(gateway.next().findings().stream().map(f -> f.cause().id()))
          .containsExactly("rules.request.denied", "rules.request.exhausted");
      assertThat(origin.heads()).isEmpty();
    }
  }
}
