package dev.sallyport.rules.eval;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.plan.TransformationChain;
import dev.sallyport.rules.plan.TransformationChain.Step;
import java.util.List;

/** Transforms values; each beginning of a chain once a value. */
final class Transformer {
  private final int chains;
  private final Evaluation evaluation;
  private final ByteSink out = new ByteSink(256);

  Transformer(int chains, Evaluation evaluation) {
    this.chains = chains;
    this.evaluation = evaluation;
  }

  /** The value after the whole chain; the same object where nothing changed. */
  Value apply(TransformationChain chain, Value value) {
    List<Step> steps = chain.steps();
    Value form = value;
    for (int i = 0; i < steps.size(); i++) {
      form = step(steps.get(i), value, form);
    }
    return form;
  }

  /** The form of a value after one more step; {@code before} where nothing changed. */
  Value step(Step step, Value value, Value before) {
    if (evaluation == Evaluation.SCREENED
        && !step.changesCase()
        && (before.kinds() & step.touched()) == 0) {
      return before;
    }
    Value known = value.transformed(step.number());
    if (known != null) {
      return known;
    }
    out.clear();
    boolean changed = step.transformation().apply(before.bytes(), out);
    Value after = changed ? new Value(value.key(), Slice.of(out.copy())) : before;
    value.remember(step.number(), chains, after);
    return after;
  }
}
