package dev.sallyport.gateway.ruleset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that make up a rule set. Sites with equal selections share one plan.
 *
 * @param plugins folder of {@code *-config.conf}, {@code *-before.conf} and {@code *-after.conf};
 *     null: the release's own
 * @param before rule files read between the release's set-up and its rules; full paths, which may
 *     hold wildcards
 * @param after rule files read behind the release's rules
 */
public record RuleSelection(
    CrsChoice crs, @Nullable String plugins, List<String> before, List<String> after) {
  public RuleSelection {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
