package dev.sallyport.rules.lint;

import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks a plan over for what loads but deserves a look. */
public final class Lint {
  private Lint() {}

  /** Each finding once: what the reader warned of first, then by kind. */
  public static List<Problem> of(Plan plan) {
    Set<Problem> found = new LinkedHashSet<>(plan.warnings());
    found.addAll(Unreachable.in(plan));
    found.addAll(LateExclusions.in(plan));
    found.addAll(Repetitions.in(plan));
    found.addAll(SlowPatterns.in(plan));
    return new ArrayList<>(found);
  }
}
