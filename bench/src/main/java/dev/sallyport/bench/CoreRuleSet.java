package dev.sallyport.bench;

import dev.sallyport.rules.eval.FailureMode;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.PlanReader;
import dev.sallyport.rules.plan.StartingRules;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The Core Rule Set 4 as a site runs it, from the folder {@code sallyport.shared}. */
public final class CoreRuleSet {
  private static final String INCLUDES =
      """
      Include crs-setup.conf.example
      Include rules/*.conf
      """;

  private CoreRuleSet() {}

  /** Where the release lies. */
  public static Path folder() {
    return Path.of(System.getProperty("sallyport.shared", "../shared")).resolve("crs/4.28.0");
  }

  /** Reads and compiles all its rules. */
  public static Plan plan() throws BadRules {
    return new PlanReader(new FolderSource(), Operators.with(List.of()), ZoneOffset.UTC)
        .read(folder().resolve("bench.conf").toString(), StartingRules.TEXT + INCLUDES);
  }

  /** The plan as a site with that paranoia level has it, blocking. */
  public static SiteRules site(Plan plan, int paranoia) {
    String level = Integer.toString(paranoia);
    return new SiteRules(
        plan, EngineMode.ON, Map.of("blocking_paranoia_level", level), FailureMode.DENY);
  }
}
