package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Prefilters;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan as one site uses it. The plan is shared; what a site says lies over it. Immutable. */
public final class SiteRules {
  private final Plan plan;
  private final @Nullable EngineMode mode;
  private final Map<String, String> variables;
  private final FailureMode failureMode;
  private final Prefilters prefilters;

  /**
   * Finds out which rules the site never comes to.
   *
   * @param mode null where the plan's SecRuleEngine stands
   * @param variables of TX, set before phase 1, for instance {@code blocking_paranoia_level=2}
   */
  public SiteRules(
      Plan plan,
      @Nullable EngineMode mode,
      Map<String, String> variables,
      FailureMode failureMode) {
    this.plan = plan;
    this.mode = mode;
    this.variables = Map.copyOf(variables);
    this.failureMode = failureMode;
    this.prefilters = plan.prefilters(TrialRun.passedOver(this));
  }

  /** The plan as it is. */
  public static SiteRules of(Plan plan) {
    return new SiteRules(plan, null, Map.of(), FailureMode.DENY);
  }

  public Plan plan() {
    return plan;
  }

  Map<String, String> variables() {
    return variables;
  }

  FailureMode failureMode() {
    return failureMode;
  }

  /** Of the plan, for the rules that the site comes to. */
  Prefilters prefilters() {
    return prefilters;
  }

  /** Whether the rules block, only watch, or do nothing, before any {@code ctl}. */
  public EngineMode engine() {
    return Objects.requireNonNullElse(mode, plan.settings().engine());
  }
}
