package dev.sallyport.rules.eval;

import static dev.sallyport.rules.eval.Requests.NOW;
import static dev.sallyport.rules.eval.Requests.begin;
import static dev.sallyport.rules.eval.Requests.get;
import static dev.sallyport.rules.eval.Requests.ids;
import static dev.sallyport.rules.eval.Requests.plan;
import static dev.sallyport.rules.eval.Requests.posted;
import static dev.sallyport.rules.eval.Requests.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.eval.Interruption.Answer;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.exchange.ResponseHead;
import dev.sallyport.rules.lang.BadRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TransactionTest {
  private static Answer answer(Transaction tx) {
    return Objects.requireNonNull(tx.verdict().interruption()).answer();
  }

  @Test
  void denies() throws BadRules {
    Transaction tx = sent("SecRule ARGS:q \"@contains evil\" \"id:1,deny,status:406\"", "/?q=evil");
    assertThat(answer(tx)).isEqualTo(new Answer.Status(406));
  }

  @Test
  void redirectsWithMacrosAndDrops() throws BadRules {
    String rules = "SecRule ARGS:q \"@streq a\" \"id:1,redirect:'/no?%{ARGS.q}'\"";
    assertThat(answer(sent(rules, "/?q=a"))).isEqualTo(new Answer.Redirect(302, "/no?a"));
    assertThat(answer(sent("SecAction \"id:1,drop\"", "/"))).isEqualTo(new Answer.Close());
  }

  @Test
  void detectionNotesWhatItWouldDeny() throws BadRules {
    Transaction tx = sent("SecRuleEngine DetectionOnly\nSecAction \"id:1,deny\"", "/");
    assertThat(tx.verdict().interruption()).isNull();
    assertThat(ids(tx)).containsExactly(1L);
  }

  @Test
  void aSiteLaysItsModeAndVariablesOverThePlan() throws BadRules {
    SiteRules site =
        new SiteRules(
            plan("SecRule TX:level \"@ge 2\" \"id:1,phase:1,deny\""),
            EngineMode.DETECTION_ONLY,
            Map.of("level", "2"),
            FailureMode.DENY);
    Endpoints ends = new Endpoints("192.0.2.1", 1, "192.0.2.2", 2);
    Transaction tx = new Transaction(site, new Opening("u", ends, NOW), CollectionStore.NONE);
    assertThat(tx.requestHead(get("/"), NOW)).isNull();
    assertThat(ids(tx)).containsExactly(1L);
  }

  @Test
  void addsUpScoresForEveryValueThatMatches() throws BadRules {
    Transaction tx =
        sent(
            """
            SecRule ARGS "@rx x" "id:1,pass,setvar:tx.score=+5"
            SecRule TX:score "@ge 10" "id:2,deny,msg:'Score %{TX.score}'"
            """,
            "/?a=x&b=x&c=y");
    assertThat(tx.verdict().hits().getLast().message()).isEqualTo("Score 10");
    assertThat(tx.verdict().scores()).containsEntry("score", "10");
  }

  @Test
  void aChainMatchesAsAWholeAndEffectsOfItsLinksHappenAlone() throws BadRules {
    String rules =
        """
        SecRule ARGS:a "@rx ^(.)(.)" "id:1,capture,deny,setvar:tx.seen=1,chain"
          SecRule TX:2 "@streq %{ARGS.b}"
        SecRule TX:seen "@eq 1" "id:2,pass"
        """;
    assertThat(ids(sent(rules, "/?a=xy&b=y"))).containsExactly(1L);
    assertThat(ids(sent(rules, "/?a=xy&b=z"))).containsExactly(2L);
  }

  @Test
  void aChainedRuleSeesWhatTheOneAboveMatched() throws BadRules {
    String rules =
        """
        SecRule ARGS "@rx x" "id:1,pass,logdata:'%{MATCHED_VAR_NAME}',chain"
          SecRule MATCHED_VARS "@streq xx"
        """;
    assertThat(ids(sent(rules, "/?a=xx&b=xy"))).containsExactly(1L);
    assertThat(ids(sent(rules, "/?a=xy&b=zz"))).isEmpty();
  }

  @Test
  void countsAndExcludesTargets() throws BadRules {
    String rules =
        """
        SecRule &ARGS "@eq 2" "id:1,pass"
        SecRule ARGS|!ARGS:/^b/ "@streq y" "id:2,pass"
        SecRule &ARGS:none "@eq 0" "id:3,pass"
        """;
    assertThat(ids(sent(rules, "/?a=x&bb=y"))).containsExactly(1L, 3L);
  }

  @Test
  void multiMatchTriesTheValueAfterEachTransformation() throws BadRules {
    String rules = "SecRule ARGS \"@streq A%41\" \"id:1,pass,multiMatch,t:urlDecode,t:lowercase\"";
    assertThat(ids(sent(rules, "/?a=A%2541"))).containsExactly(1L);
  }

  @Test
  void ctlTakesRulesAndTargetsOut() throws BadRules {
    String rules =
        """
        SecRule ARGS:off "@streq 1" "id:1,phase:1,pass,nolog,ctl:ruleRemoveById=10-11"
        SecRule ARGS:cut "@streq 1" "id:2,phase:1,pass,nolog,ctl:ruleRemoveTargetByTag=x;ARGS:a"
        SecRule ARGS "@streq evil" "id:10,pass,tag:x"
        """;
    assertThat(ids(sent(rules, "/?a=evil"))).containsExactly(10L);
    assertThat(ids(sent(rules, "/?a=evil&off=1"))).isEmpty();
    assertThat(ids(sent(rules, "/?a=evil&cut=1"))).isEmpty();
    assertThat(ids(sent(rules, "/?b=evil&cut=1"))).containsExactly(10L);
  }

  @Test
  void skipsToMarkersAndOverRules() throws BadRules {
    String rules =
        """
        SecAction "id:1,pass,skipAfter:END"
        SecAction "id:2,pass"
        SecMarker END
        SecAction "id:3,pass,skip:1"
        SecAction "id:4,pass"
        SecAction "id:5,pass"
        """;
    assertThat(ids(sent(rules, "/"))).containsExactly(1L, 3L, 5L);
  }

  @Test
  void allowEndsThePhaseTheRequestOrTheExchange() throws BadRules {
    String after =
        """

        SecAction "id:2,phase:1,pass"
        SecAction "id:3,phase:2,pass"
        SecAction "id:4,phase:3,pass"
        """;
    assertThat(allIds("SecAction \"id:1,phase:1,allow:phase\"" + after))
        .containsExactly(1L, 3L, 4L);
    assertThat(allIds("SecAction \"id:1,phase:1,allow:request\"" + after)).containsExactly(1L, 4L);
    assertThat(allIds("SecAction \"id:1,phase:1,allow\"" + after)).containsExactly(1L);
  }

  private static List<Long> allIds(String rules) throws BadRules {
    Transaction tx = sent(rules, "/");
    tx.responseHead(new ResponseHead("HTTP/1.1", 200, "OK", List.of()), NOW);
    tx.responseEnd(NOW);
    tx.finish(NOW);
    return ids(tx);
  }

  @Test
  void looksAtResponsesOfWantedTypesOnly() throws BadRules {
    Transaction tx = sent("SecRule RESPONSE_BODY \"@contains ORA-\" \"id:1,phase:4,deny\"", "/");
    tx.responseHead(response("text/event-stream"), NOW);
    assertThat(tx.wantsResponseBody()).isFalse();
    tx.responseHead(response("text/html; charset=utf-8"), NOW);
    assertThat(tx.wantsResponseBody()).isTrue();
    tx.responseBody(Slice.latin1("x OR"));
    tx.responseBody(Slice.latin1("A-1 y"));
    assertThat(tx.responseEnd(NOW)).isNotNull();
  }

  private static ResponseHead response(String type) {
    return new ResponseHead("HTTP/1.1", 200, "OK", List.of(new FieldLine("Content-Type", type)));
  }

  @Test
  void rejectsABodyBeyondTheLimitOrReadsItsBeginning() throws BadRules {
    String type = "application/x-www-form-urlencoded";
    assertThat(answer(posted("SecRequestBodyLimit 4", type, "a=12345")))
        .isEqualTo(new Answer.Status(413));
    Transaction partial =
        posted(
            """
            SecRequestBodyLimit 4
            SecRequestBodyLimitAction ProcessPartial
            SecRule ARGS:a "@streq 12" "id:1,pass,chain"
              SecRule INBOUND_DATA_ERROR "@eq 1"
            """,
            type,
            "a=12345");
    assertThat(ids(partial)).containsExactly(1L);
  }

  @Test
  void rejectsABodyThatIsAnnouncedBeyondTheLimit() throws BadRules {
    Transaction tx = begin(plan("SecRequestBodyLimit 4"), CollectionStore.NONE);
    assertThat(tx.requestHead(get("/"), NOW)).isNull();
    assertThat(tx.requestBodyLimitBytes()).isEqualTo(4);
    assertThat(tx.requestBodyAnnounced(4)).isNull();
    assertThat(tx.requestBodyAnnounced(5)).isNotNull();
    assertThat(answer(tx)).isEqualTo(new Answer.Status(413));
    String partial = "SecRequestBodyLimit 4\nSecRequestBodyLimitAction ProcessPartial";
    Transaction goesOn = begin(plan(partial), CollectionStore.NONE);
    goesOn.requestHead(get("/"), NOW);
    assertThat(goesOn.requestBodyAnnounced(5)).isNull();
  }

  @Test
  void tooManyArgumentsAreAnErrorOfTheBody() throws BadRules {
    Transaction tx =
        posted(
            "SecArgumentsLimit 10\nSecRule REQBODY_ERROR \"!@eq 0\" \"id:1,deny\"",
            "application/x-www-form-urlencoded",
            "a=1&".repeat(1_000_000));
    assertThat(ids(tx)).containsExactly(1L);
  }

  @Test
  void aPatternOutOfStepsIsAnEventAndCountsAsTheSiteSays() throws BadRules {
    Transaction tx =
        posted(
            "SecRule ARGS \"@rx ^(?:(a+)\\\\1+)+$\" \"id:1,deny\"",
            "application/x-www-form-urlencoded",
            "v=" + "a".repeat(5000) + "b");
    assertThat(tx.verdict().exhausted()).extracting(Exhausted::ruleId).containsExactly(1L);
    assertThat(tx.verdict().interruption()).isNotNull();
  }
}
