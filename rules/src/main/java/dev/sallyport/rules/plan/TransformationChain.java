package dev.sallyport.rules.plan;

import dev.sallyport.rules.transform.Transformation;
import java.util.List;

/**
 * The transformations of a rule, in order. Each step carries the number of the chain that ends with
 * it, so that rules which begin alike share their results.
 */
public record TransformationChain(List<Step> steps) {
  /** {@code number}: of the chain from the first step to this one. */
  public record Step(Transformation transformation, int number) {}

  public TransformationChain {
    steps = List.copyOf(steps);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
