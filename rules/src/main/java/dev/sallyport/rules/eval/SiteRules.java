package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.plan.Plan;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan as one site uses it. The plan is shared; what a site says lies over it.
 *
 * @param mode null where the plan's SecRuleEngine stands
 * @param variables of TX, set before phase 1, for instance {@code blocking_paranoia_level=2}
 */
public record SiteRules(
    Plan plan, @Nullable EngineMode mode, Map<String, String> variables, FailureMode failureMode) {
  public SiteRules {
    variables = Map.copyOf(variables);
  }

  /** The plan as it is. */
  public static SiteRules of(Plan plan) {
    return new SiteRules(plan, null, Map.of(), FailureMode.DENY);
  }

  /** Whether the rules block, only watch, or do nothing, before any {@code ctl}. */
  public EngineMode engine() {
    return Objects.requireNonNullElse(mode, plan.settings().engine());
  }
}
