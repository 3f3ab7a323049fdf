package dev.sallyport.rules.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a rule matches: any target's value, transformed, passes the test.
 *
 * @param screening null where only trying tells
 */
public record Condition(
    List<Target> targets,
    TransformationChain transformations,
    Test test,
    boolean multiMatch,
    boolean capture,
    @Nullable Screening screening) {
  public Condition {
    targets = List.copyOf(targets);
  }
}
