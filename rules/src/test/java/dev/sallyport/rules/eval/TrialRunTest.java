package dev.sallyport.rules.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that a site's gates jump over are not looked for beforehand, and found all the same. */
class TrialRunTest {
  private static final String RULES =
      """
      SecRule &TX:level "@eq 0" "id:1,phase:1,pass,nolog,setvar:tx.level=1"
      SecRule ARGS:raise "@streq yes" "id:2,phase:1,pass,nolog,setvar:tx.level=2"
      SecRule ARGS "@contains first" "id:3,phase:2,pass,log"
      SecRule TX:level "@lt 2" "id:4,phase:2,pass,nolog,skipAfter:END"
      SecRule ARGS "@rx sec[o0]nd" "id:5,phase:2,pass,log"
      SecRule ARGS "@rx thi?rd" "id:6,phase:2,pass,log,t:urlDecodeUni,multiMatch"
      SecMarker END
      SecRule ARGS "@contains last" "id:7,phase:2,pass,log"
      """;

  @Test
  void namesTheRulesThatTheGateJumpsOver() throws Exception {
    assertThat(passedOver(Map.of())).containsExactly(5L, 6L);
    assertThat(passedOver(Map.of("level", "2"))).isEmpty();
  }

  @Test
  void aRequestThatOpensTheWayIsSeenByAllRules() throws Exception {
    Plan plan = Requests.plan(RULES);
    assertThat(hits(plan, "/?raise=yes&a=second&b=third&c=last&d=first"))
        .containsExactly(3L, 5L, 6L, 7L);
    assertThat(hits(plan, "/?raise=yes&a=none")).isEmpty();
    assertThat(hits(plan, "/?a=second&b=third&c=last&d=first")).containsExactly(3L, 7L);
  }

  private static List<Long> passedOver(Map<String, String> variables) throws Exception {
    Plan plan = Requests.plan(RULES);
    SiteRules site = new SiteRules(plan, null, variables, FailureMode.DENY);
    return TrialRun.passedOver(site).stream()
        .mapToObj(number -> id(plan, number))
        .collect(Collectors.toList());
  }

  private static long id(Plan plan, int number) {
    Stream<Rule> rules = plan.rules().stream().filter(rule -> rule.number() == number);
    return rules.findFirst().orElseThrow().identity().id();
  }

  private static List<Long> hits(Plan plan, String target) {
    Transaction transaction = Requests.begin(plan, CollectionStore.NONE);
    transaction.requestHead(Requests.get(target), Requests.NOW);
    transaction.requestEnd(Requests.NOW);
    return transaction.verdict().hits().stream().map(hit -> hit.rule().id()).toList();
  }
}
