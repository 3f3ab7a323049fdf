package dev.sallyport.rules.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.exchange.RequestHead;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent: passing over rules that cannot match leaves all as it would be without. */
class ScreenFuzzTest {
  /** Every operator with a requirement, transformations that change much, exclusions, jumps. */
  private static final String RULES =
      """
      SecAction "id:1,phase:1,pass,nolog,setvar:tx.level=2,setvar:tx.score=0"
      SecRule TX:level "@lt 3" "id:2,phase:1,pass,setvar:tx.gate=1"
      SecRule &TX:absent "@eq 0" "id:3,phase:1,pass,setvar:tx.score=+1"
      SecRule REQUEST_URI_RAW "@validateUrlEncoding" "id:4,phase:1,pass,setvar:tx.score=+2"
      SecRule REQUEST_HEADERS:User-Agent "@pm nikto sqlmap ab" "id:5,phase:1,pass,capture"
      SecRule REQUEST_HEADERS|!REQUEST_HEADERS:/^x-/ "@rx (?i)b+c|select.*from" \\
        "id:6,phase:1,pass,capture,setvar:tx.score=+3,setvar:'tx.seen_%{MATCHED_VAR_NAME}=%{TX.0}'"
      SecRule ARGS:off "@streq 1" "id:7,phase:2,pass,ctl:ruleRemoveById=12"
      SecRule ARGS:less "@streq 1" "id:8,phase:2,pass,ctl:ruleRemoveTargetById=13;ARGS:a"
      SecRule TX:level "@ge 3" "id:9,phase:2,pass,skipAfter:END"
      SecRule ARGS|ARGS_NAMES "@rx <script|on\\w+=" \\
        "id:10,phase:2,pass,t:urlDecodeUni,t:htmlEntityDecode,t:lowercase,setvar:tx.score=+5"
      SecRule ARGS "@contains ../" "id:11,phase:2,pass,t:urlDecode,multiMatch,setvar:tx.score=+7"
      SecRule ARGS "@beginsWith ab" "id:12,phase:2,pass,t:trim,setvar:tx.level=3"
      SecRule ARGS|REQUEST_BODY "@endsWith .php" "id:13,phase:2,pass,t:removeWhitespace,t:cmdLine"
      SecRule ARGS_NAMES "!@rx ^[a-z]+$" "id:14,phase:2,pass,chain"
        SecRule MATCHED_VARS "@rx [^a-z]{2}" "setvar:tx.score=+11"
      SecRule ARGS "@validateByteRange 32-126" "id:15,phase:2,pass,t:jsDecode,t:cssDecode"
      SecRule ARGS "@detectSQLi" "id:16,phase:2,pass,capture,t:replaceComments,multiMatch"
      SecRule ARGS|XML:/* "@detectXSS" "id:17,phase:2,pass,t:removeNulls,t:utf8toUnicode"
      SecRule ARGS "@within abc|abcd" "id:18,phase:2,pass,t:normalizePath,setvar:tx.score=+13"
      SecRule TX:/^seen_/ "@rx c" "id:19,phase:2,pass,t:base64Decode,t:length"
      SecMarker END
      SecRule ARGS "@containsWord or" "id:20,phase:2,pass,t:removeCommentsChar,t:compressWhitespace"
      SecRule TX:score "@gt 10" "id:21,phase:2,deny,msg:'score %{TX.score}'"
      """;

  private static final Plan PLAN = plan();

  private static Plan plan() {
    try {
      return Requests.plan(RULES);
    } catch (BadRules bad) {
      throw new IllegalStateException(bad);
    }
  }

  @FuzzTest(maxDuration = "90s")
  void bothEvaluationsSeeTheSame(FuzzedDataProvider data) {
    String query = latin1(data.consumeBytes(40));
    String agent = latin1(data.consumeBytes(20));
    compare(query, agent, latin1(data.consumeRemainingAsBytes()));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** How many rules matched. */
  private static int compare(String query, String agent, String body) {
    Outcome plain = outcome(query, agent, body, Evaluation.PLAIN);
    Outcome screened = outcome(query, agent, body, Evaluation.SCREENED);
    assertThat(screened).as("%s %s %s", query, agent, body).isEqualTo(plain);
    return plain.verdict().hits().size();
  }

  private static Outcome outcome(String query, String agent, String body, Evaluation evaluation) {
    Endpoints ends = new Endpoints("192.0.2.1", 40000, "198.51.100.1", 443);
    Transaction tx =
        new Transaction(
            SiteRules.of(PLAN),
            new Opening("u1", ends, Requests.NOW),
            CollectionStore.NONE,
            evaluation);
    List<FieldLine> fields =
        List.of(
            new FieldLine("User-Agent", agent),
            new FieldLine("X-Note", agent),
            new FieldLine("Content-Type", "application/x-www-form-urlencoded"));
    tx.requestHead(RequestHead.of("POST", "/a?" + query, "HTTP/1.1", fields), Requests.NOW);
    tx.requestBody(Slice.latin1(body));
    tx.requestEnd(Requests.NOW);
    tx.finish(Requests.NOW);
    return Outcome.of(tx);
  }

  @Test
  void bothEvaluationsSeeTheSameOfManyMixtures() {
    String[] parts = {
      "a=",
      "b=",
      "&",
      "off=1",
      "less=1",
      "ab",
      "abc",
      "<script",
      "%3cscript",
      "&#60;",
      "onx=",
      "../",
      "%2e%2e/",
      " ",
      "+",
      ".php",
      "nikto",
      "select ",
      " from",
      "BC",
      "1' or '1'='1",
      "union ",
      "--",
      "/*",
      "*/",
      "\\",
      "\\6f",
      "%",
      "%00",
      "\u00e9",
      "\u00c0\u00af",
      "or",
      "\t",
      "XY",
      "_"
    };
    Random random = new Random(20250601);
    int matched = 0;
    for (int i = 0; i < 4000; i++) {
      matched += compare(mixture(parts, random), mixture(parts, random), mixture(parts, random));
    }
    assertThat(matched).isGreaterThan(10_000);
  }

  private static String mixture(String[] parts, Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(9); n > 0; n--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }
}
