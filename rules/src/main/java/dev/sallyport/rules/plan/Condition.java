package dev.sallyport.rules.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a rule matches: any target's value, transformed, passes the test.
 *
 * @param screening null where it says nothing
 * @param gate null where it says nothing
 */
public record Condition(
    List<Target> targets,
    TransformationChain transformations,
    Test test,
    boolean multiMatch,
    boolean capture,
    @Nullable Screening screening,
    @Nullable Gate gate) {
  public Condition {
    targets = List.copyOf(targets);
  }
}
