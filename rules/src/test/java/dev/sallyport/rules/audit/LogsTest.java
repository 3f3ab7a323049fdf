package dev.sallyport.rules.audit;

import static dev.sallyport.rules.eval.Requests.NOW;
import static dev.sallyport.rules.eval.Requests.posted;
import static dev.sallyport.rules.eval.Requests.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.rules.eval.Requests;
import dev.sallyport.rules.eval.Transaction;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.plan.Settings;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogsTest {
  private static final String RULE =
      "SecRule ARGS \"@contains evil\" \"id:1,deny,msg:'Bad \\\"x\\\"',"
          + "logdata:'%{MATCHED_VAR}',severity:2,ver:'v/1',tag:'t1',tag:'t2'\"\n";

  private static JsonNode audit(String rules, Transaction tx) throws BadRules, IOException {
    Settings settings = Requests.plan(rules).settings();
    Verdict verdict = tx.finish(NOW);
    return new ObjectMapper()
        .readTree(AuditEntry.of(tx.exchange(), verdict, settings, 403))
        .get("transaction");
  }

  @Test
  void writesTheErrorLogLineInModSecuritysForm() throws BadRules {
    Transaction tx = sent(RULE, "/p?q=evil%0a");
    assertThat(ErrorLogLine.of(tx.finish(NOW), tx.exchange()))
        .containsExactly(
            "ModSecurity: Access denied with code 403 (phase 2). Matched \"Operator `Contains' with"
                + " parameter `evil' against variable `ARGS:q' (Value: `evil\\n' )\""
                + " [file \"t.conf\"] [line \"4\"] [id \"1\"] [msg \"Bad \\\"x\\\"\"]"
                + " [data \"evil\\n\"] [severity \"2\"] [ver \"v/1\"] [tag \"t1\"] [tag \"t2\"]"
                + " [hostname \"shop.example.com\"] [uri \"/p\"] [unique_id \"u1\"]");
  }

  @Test
  void warnsWhereNothingIsBlocked() throws BadRules {
    Transaction tx = sent("SecRuleEngine DetectionOnly\nSecAction \"id:1,deny\"", "/");
    assertThat(ErrorLogLine.of(tx.finish(NOW), tx.exchange()).getFirst())
        .startsWith("ModSecurity: Warning. Unconditional match in SecAction. [file");
  }

  @Test
  void aLineIsShortHoweverLongTheValue() throws BadRules {
    Transaction tx = sent(RULE, "/" + "p".repeat(5_000) + "?q=evil" + "x".repeat(50_000));
    assertThat(ErrorLogLine.of(tx.finish(NOW), tx.exchange()).getFirst())
        .contains("[data \"evil" + "x".repeat(196) + " (49804 characters omitted)\"]")
        .hasSizeLessThan(1_200);
  }

  @Test
  void auditsTheWantedParts() throws BadRules, IOException {
    String rules = "SecAuditLogParts ABCFHZ\nSecComponentSignature \"mine/1\"\n" + RULE;
    Transaction tx = posted(rules, "application/x-www-form-urlencoded", "a=evil");
    JsonNode entry = audit(rules, tx);
    assertThat(entry.at("/client_ip").asText()).isEqualTo("192.0.2.1");
    assertThat(entry.at("/request/body").asText()).isEqualTo("a=evil");
    assertThat(entry.at("/request/headers/Content-Type").asText()).contains("urlencoded");
    assertThat(entry.at("/response/http_code").asInt()).isEqualTo(403);
    assertThat(entry.at("/response/body").isMissingNode()).isTrue();
    assertThat(entry.at("/producer/components/0").asText()).isEqualTo("mine/1");
    assertThat(entry.at("/messages/0/details/ruleId").asText()).isEqualTo("1");
    assertThat(entry.at("/messages/0/details/tags")).hasSize(2);
  }

  @Test
  void leavesOutPartsAndHidesSecrets() throws BadRules, IOException {
    String rules =
        "SecAction \"id:2,phase:1,nolog,pass,ctl:auditLogParts=-C,sanitiseArg:q\"\n" + RULE;
    JsonNode entry = audit(rules, sent(rules, "/?q=evil"));
    assertThat(entry.at("/request/body").isMissingNode()).isTrue();
    assertThat(entry.at("/request/uri").asText()).isEqualTo("/?q=****");
    assertThat(entry.at("/messages/0/details/data").asText()).isEqualTo("****");
  }

  @Test
  void takesRelevantExchangesOnly() throws BadRules {
    String rules =
        """
        SecAuditEngine RelevantOnly
        SecAuditLogRelevantStatus "^5"
        SecAction "id:1,pass,noauditlog"
        SecRule ARGS:a "@eq 1" "id:2,pass,auditlog"
        """;
    assertThat(taken(rules, "/", 200)).isFalse();
    assertThat(taken(rules, "/", 502)).isTrue();
    assertThat(taken(rules, "/?a=1", 200)).isTrue();
  }

  private static boolean taken(String rules, String target, int status) throws BadRules {
    Transaction tx = sent(rules, target);
    Settings settings = Requests.plan(rules).settings();
    return AuditDecision.takes(tx.finish(NOW), tx.exchange(), settings.audit(), status);
  }
}
