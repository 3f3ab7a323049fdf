package dev.sallyport.gateway.site;

import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.exchange.EngineMode;
import org.jspecify.annotations.Nullable;

/** What a site's configuration says of rules, as the engine takes it. */
public final class SiteInspection {
  private SiteInspection() {}

  /** Null where nothing is inspected. */
  public static @Nullable SiteRules of(Rules rules) {
    if (rules.set() == null) {
      return null;
    }
    EngineMode mode = rules.mode() == RulesMode.BLOCK ? EngineMode.ON : EngineMode.DETECTION_ONLY;
    return new SiteRules(rules.set().plan(), mode, rules.variables().values(), rules.onExhausted());
  }
}
