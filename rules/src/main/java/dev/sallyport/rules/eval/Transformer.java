package dev.sallyport.rules.eval;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.plan.TransformationChain;
import dev.sallyport.rules.plan.TransformationChain.Step;
import java.util.List;

/** Transforms values; each form of a value once by each transformation. */
final class Transformer {
  private final int transformations;
  private final Evaluation evaluation;
  private final ByteSink out = new ByteSink(256);

  Transformer(int transformations, Evaluation evaluation) {
    this.transformations = transformations;
    this.evaluation = evaluation;
  }

  /** The value after the whole chain; the same object where nothing changed. */
  Value apply(TransformationChain chain, Value value) {
    List<Step> steps = chain.steps();
    Value form = value;
    for (int i = 0; i < steps.size(); i++) {
      form = step(steps.get(i), form);
    }
    return form;
  }

  /** The form of a value after one more step; {@code before} where nothing changed. */
  Value step(Step step, Value before) {
    if (evaluation == Evaluation.SCREENED
        && !step.changesCase()
        && (before.kinds() & step.touched()) == 0) {
      return before;
    }
    Value known = before.transformed(step.number());
    if (known != null) {
      return known;
    }
    out.clear();
    boolean changed = step.transformation().apply(before.bytes(), out);
    Value after = changed ? before.form(Slice.of(out.copy())) : before;
    before.remember(step.number(), transformations, after);
    return after;
  }
}
