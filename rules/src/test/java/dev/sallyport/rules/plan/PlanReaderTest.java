package dev.sallyport.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.rules.action.Disruption;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.lang.TextSource;
import dev.sallyport.rules.operator.Operators;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
  private static Plan plan(String text) throws BadRules {
    return new PlanReader(
            new TextSource(Map.of("w.data", "one\ntwo\n")),
            Operators.with(List.of()),
            ZoneOffset.UTC)
        .read("m.conf", text);
  }

  private static String error(String text) {
    BadRules bad = catchThrowableOfType(BadRules.class, () -> plan(text));
    assertThat(bad).as(text).isNotNull();
    return String.valueOf(bad.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SecRul ARGS|m.conf:1:1: unknown directive SecRul; did you mean SecRule?",
        "SecRule ARGZ \"@rx x\" \"id:1\"|m.conf:1:9: unknown variable ARGZ; did you mean ARGS?",
        "SecRule ARGS \"@begins x\" \"id:1\""
            + "|m.conf:1:15: unknown operator @begins; did you mean @beginsWith?",
        "SecRule ARGS \"@rx x\" \"id:1,t:lowercas\""
            + "|m.conf:1:1: unknown transformation lowercas; did you mean lowercase?",
        "SecAction \"id:1,denny\"|m.conf:1:17: unknown action denny; did you mean deny?",
        "SecAction \"id:1,ctl:ruleRemoveByI=3\""
            + "|m.conf:1:17: unknown ctl ruleRemoveByI; did you mean ruleRemoveById?",
        "SecAction \"id:1,exec:/x\""
            + "|m.conf:1:17: action exec is not supported: a request must not start programs",
        "SecRuleScript x.lua|m.conf:1:1: SecRuleScript is not supported: rules run no scripts",
        "SecAction \"phase:1\"|m.conf:1:1: the rule has no id",
        "SecAction \"id:1,chain\"|m.conf:1:1: the chain of rule 1 wants one more rule",
        "SecRuleEngine Maybe|m.conf:1:1: wanted On, Off or DetectionOnly, got Maybe",
        "SecRule REQUEST_METHOD:x \"@rx x\" \"id:1\""
            + "|m.conf:1:9: REQUEST_METHOD is no collection, got REQUEST_METHOD:x",
        "SecRule ARGS \"@pmFromFile no.data\" \"id:1\"|m.conf:1:15: @pmFromFile: no file no.data beside m.conf",
        "SecAction \"id:1,setvar:foo.x=1\"|m.conf:1:17: setvar wants a variable of one of"
            + " [tx, ip, global, resource, session, user, env] such as tx.x, got foo.x",
        "SecAction \"id:1,msg:'%{ARGG.x}'\"|m.conf:1:17: unknown variable ARGG; did you mean ARGS?",
      })
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThat(error(text)).isEqualTo(message);
  }

  @Test
  void refusesAnIdThatIsTaken() {
    assertThat(error("SecAction \"id:1\"\nSecAction \"id:1\""))
        .isEqualTo("m.conf:2:1: id 1 is taken by the rule at m.conf:1:1");
  }

  @Test
  void namesAllErrorsAtOnce() {
    assertThat(error("SecAction \"id:1,x\"\nSecRule Y \"@rx x\" \"id:2\"").lines()).hasSize(2);
  }

  @Test
  void removesByIdTagAndMessage() throws BadRules {
    Plan plan =
        plan(
            """
            SecAction "id:1,phase:1"
            SecAction "id:2,phase:1,tag:'attack-x'"
            SecAction "id:3,phase:1,msg:'Range y'"
            SecAction "id:4,phase:1"
            SecRuleRemoveById 1
            SecRuleRemoveByTag attack-x
            SecRuleRemoveByMsg "^range"
            """);
    assertThat(plan.phase(1)).extracting(r -> r.identity().id()).containsExactly(4L);
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void warnsOfWhatMatchesNothing() throws BadRules {
    Plan plan =
        plan(
            """
            SecRule ARGS "@rx x" "id:1"
            SecRuleRemoveById 7
            SecRuleUpdateTargetById 1 "!REQUEST_COOKIES:a"
            SecAction "id:2,phase:1,ctl:ruleRemoveByTag=none"
            SecAction "id:3,phase:1,skipAfter:NOWHERE"
            """);
    assertThat(plan.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "m.conf:2:1: SecRuleRemoveById 7 matches no rule above it",
            "m.conf:3:1: rule 1 does not look at REQUEST_COOKIES",
            "m.conf:5:1: skipAfter:NOWHERE finds no such marker below; it ends the phase",
            "m.conf:4:1: a ctl of this rule removes no rule");
  }

  @Test
  void updatesTargetsAndActions() throws BadRules {
    Plan plan =
        plan(
            """
            SecRule ARGS "@rx x" "id:1,deny"
            SecRuleUpdateTargetById 1 "!ARGS:a|REQUEST_COOKIES"
            SecRuleUpdateActionById 1 "pass"
            """);
    Rule rule = plan.phase(2).getFirst();
    assertThat(rule.condition().targets())
        .extracting(Target::text)
        .containsExactly("ARGS", "REQUEST_COOKIES");
    assertThat(rule.condition().targets().getFirst().exclusions()).hasSize(1);
    assertThat(rule.consequence().disruption()).isEqualTo(new Disruption.Pass());
  }

  @Test
  void blockTakesWhatTheDefaultActionOfThePhaseSays() throws BadRules {
    Plan plan =
        plan(
            """
            SecDefaultAction "phase:2,deny,status:406,log"
            SecRule ARGS "@rx x" "id:1,block"
            """);
    assertThat(plan.phase(2).getFirst().consequence().disruption())
        .isEqualTo(new Disruption.Deny());
    assertThat(plan.phase(2).getFirst().consequence().status()).isEqualTo(406);
  }

  @Test
  void numbersEachTransformationOnce() throws BadRules {
    Plan plan =
        plan(
            """
            SecRule ARGS "@rx x" "id:1,t:none,t:urlDecode,t:lowercase"
            SecRule ARGS "@rx y" "id:2,t:none,t:urlDecode,t:trim"
            """);
    assertThat(plan.transformations()).isEqualTo(3);
  }
}
