package dev.sallyport.rules.operator;

import dev.sallyport.rules.injection.html.CrossSiteScripting;
import dev.sallyport.rules.match.Requirement;

/**
 * {@code @detectXSS}: the value would run a script in the page it is pasted into. Takes no
 * argument, captures nothing.
 *
 * <pre>{@code
 * SecRule ARGS "@detectXSS" "id:1,phase:2,deny"
 * }</pre>
 */
final class DetectXss implements OperatorWord {
  @Override
  public String word() {
    return "detectXSS";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Operator operator = (value, captures) -> CrossSiteScripting.isAttack(value);
    return operator.with(Requirement.oneByte(CrossSiteScripting::isMark));
  }
}
