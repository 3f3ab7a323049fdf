package dev.sallyport.rules.eval;

import static dev.sallyport.rules.eval.Requests.NOW;
import static dev.sallyport.rules.eval.Requests.begin;
import static dev.sallyport.rules.eval.Requests.get;
import static dev.sallyport.rules.eval.Requests.ids;
import static dev.sallyport.rules.eval.Requests.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.MemoryStore;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersistenceTest {
  private final CollectionStore store = new MemoryStore(100);

  private List<Long> at(Plan plan, Duration after) {
    Instant now = NOW.plus(after);
    Transaction tx = begin(plan, store);
    tx.requestHead(get("/"), now);
    tx.requestEnd(now);
    tx.finish(now);
    return ids(tx);
  }

  @Test
  void countsOverExchanges() throws BadRules {
    Plan plan =
        plan(
            """
            SecAction "id:1,phase:1,nolog,pass,initcol:ip=%{REMOTE_ADDR},setvar:ip.n=+1"
            SecRule IP:n "@ge 3" "id:2,phase:1,deny"
            """);
    assertThat(at(plan, Duration.ZERO)).isEmpty();
    assertThat(at(plan, Duration.ZERO)).isEmpty();
    assertThat(at(plan, Duration.ZERO)).containsExactly(2L);
  }

  @Test
  void forgetsAVariableThatExpired() throws BadRules {
    Plan plan =
        plan(
            """
            SecAction "id:1,phase:1,nolog,pass,initcol:ip=%{REMOTE_ADDR}"
            SecRule IP:bad "@eq 1" "id:2,phase:1,pass"
            SecRule &IP:bad "@eq 0" "id:3,phase:1,pass,setvar:ip.bad=1,expirevar:ip.bad=60"
            """);
    assertThat(at(plan, Duration.ZERO)).containsExactly(3L);
    assertThat(at(plan, Duration.ofSeconds(59))).containsExactly(2L);
    assertThat(at(plan, Duration.ofSeconds(61))).containsExactly(3L);
  }

  @Test
  void forgetsACollectionAfterItsTimeout() throws BadRules {
    Plan plan =
        plan(
            """
            SecCollectionTimeout 600
            SecAction "id:1,phase:1,nolog,pass,initcol:global=all"
            SecRule GLOBAL:IS_NEW "@eq 1" "id:2,phase:1,pass,setvar:global.x=1"
            """);
    assertThat(at(plan, Duration.ZERO)).containsExactly(2L);
    assertThat(at(plan, Duration.ofSeconds(599))).isEmpty();
    assertThat(at(plan, Duration.ofSeconds(601))).containsExactly(2L);
  }

  @Test
  void deprecatesAScoreAsTimePasses() throws BadRules {
    Plan plan =
        plan(
            """
            SecAction "id:1,phase:1,nolog,pass,initcol:ip=%{REMOTE_ADDR}"
            SecRule &IP:score "@eq 0" "id:2,phase:1,nolog,pass,setvar:ip.score=100,skip:1"
            SecAction "id:3,phase:1,nolog,pass,deprecatevar:ip.score=10/60"
            SecRule IP:score "@eq 70" "id:4,phase:1,pass"
            """);
    assertThat(at(plan, Duration.ZERO)).isEmpty();
    assertThat(at(plan, Duration.ofSeconds(185))).containsExactly(4L);
  }
}
