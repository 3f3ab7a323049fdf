package dev.sallyport.gateway.ruleset;

import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules loaded from files. Two are equal when the content of all their files is, so that a changed
 * file is a change of the configuration and an unchanged one is not.
 */
public final class RuleSet {
  private final Plan plan;
  private final @Nullable CrsRelease release;
  private final String fingerprint;

  RuleSet(Plan plan, @Nullable CrsRelease release, String fingerprint) {
    this.plan = plan;
    this.release = release;
    this.fingerprint = fingerprint;
  }

  public Plan plan() {
    return plan;
  }

  /** The Core Rule Set in it; null where it holds none. */
  public @Nullable CrsRelease release() {
    return release;
  }

  /** How the rules name themselves, for instance {@code OWASP_CRS/4.28.0}; else their folder. */
  public String title() {
    List<String> signatures = plan.settings().audit().signatures();
    if (!signatures.isEmpty()) {
      return String.join(", ", signatures);
    }
    return release == null ? "own rules" : release.folder().toString();
  }

  /** Warnings of the files that are not the release's: what an operator can do something about. */
  public List<Problem> ownWarnings() {
    return plan.warnings().stream()
        .filter(w -> release == null || !release.holds(w.at().file()))
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RuleSet set && set.fingerprint.equals(fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return title() + " " + fingerprint;
  }
}
