package dev.sallyport.rules.plan;

import dev.sallyport.rules.transform.Transformation;
import java.util.List;

/**
 * The transformations of a rule, in order. Each step carries the number of the chain that ends with
 * it, so that rules which begin alike share their results.
 */
public record TransformationChain(List<Step> steps) {
  /**
   * One transformation.
   *
   * @param number of the chain from the first step to this one
   * @param touched the kinds of bytes that it works on
   */
  public record Step(Transformation transformation, int number, long touched, boolean changesCase) {
    Step(Transformation transformation, int number) {
      this(transformation, number, transformation.touched(), transformation.changesCase());
    }
  }

  public TransformationChain {
    steps = List.copyOf(steps);
  }

  /** A value that holds none of these kinds stays as it is, but for the case of its letters. */
  public long touched() {
    long touched = 0;
    for (Step step : steps) {
      touched |= step.touched;
    }
    return touched;
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
