package dev.sallyport.rules.plan;

import dev.sallyport.rules.plan.TransformationChain.Step;
import java.util.List;

/**
 * The values that several rules look at in the same form.
 *
 * @param sources what gives them, in no particular order; exclusions do not count here
 * @param everyStep whether the values before and between the transformations count too
 * @param touched a value that holds none of these kinds is, but for the case of its letters, the
 *     same before and after the transformations
 * @param telling the transformations without the last ones that only change the case of letters
 */
public record ValueGroup(
    List<ValueSource> sources,
    TransformationChain transformations,
    boolean everyStep,
    long touched,
    List<Step> telling) {
  ValueGroup(List<ValueSource> sources, TransformationChain transformations, boolean everyStep) {
    this(
        List.copyOf(sources),
        transformations,
        everyStep,
        transformations.touched(),
        transformations.telling());
  }
}
