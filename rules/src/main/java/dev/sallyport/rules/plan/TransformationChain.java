package dev.sallyport.rules.plan;

import dev.sallyport.rules.transform.Transformation;
import java.util.List;

/**
 * The transformations of a rule, in order. Each step carries the number of its transformation, by
 * which a value keeps what it makes of it.
 */
public record TransformationChain(List<Step> steps) {
  /**
   * One transformation.
   *
   * @param number of the transformation, from 0, in this plan
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

  /** Without the last steps that only change the case of letters. */
  List<Step> telling() {
    int count = steps.size();
    while (count > 0 && steps.get(count - 1).touched == 0) {
      count--;
    }
    return steps.subList(0, count);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
