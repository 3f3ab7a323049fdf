package dev.sallyport.rules.plan;

import java.util.List;

/** When a rule matches: any target's value, transformed, passes the test. */
public record Condition(
    List<Target> targets,
    TransformationChain transformations,
    Test test,
    boolean multiMatch,
    boolean capture) {
  public Condition {
    targets = List.copyOf(targets);
  }
}
