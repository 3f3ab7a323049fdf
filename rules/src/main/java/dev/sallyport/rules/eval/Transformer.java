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
  private final ByteSink out = new ByteSink(256);

  Transformer(int chains) {
    this.chains = chains;
  }

  /** The value after the whole chain. */
  Slice apply(TransformationChain chain, Value value) {
    List<Step> steps = chain.steps();
    int done = steps.size();
    Slice bytes = null;
    while (done > 0 && bytes == null) {
      bytes = value.transformed(steps.get(--done).number());
    }
    if (bytes == null) {
      bytes = value.bytes();
      done = -1;
    }
    for (int i = done + 1; i < steps.size(); i++) {
      bytes = step(steps.get(i), value, bytes);
    }
    return bytes;
  }

  /** The value after one more step; the same slice where nothing changed. */
  Slice step(Step step, Value value, Slice before) {
    Slice known = value.transformed(step.number());
    if (known != null) {
      return known;
    }
    out.clear();
    Slice after = step.transformation().apply(before, out) ? Slice.of(out.copy()) : before;
    value.remember(step.number(), chains, after);
    return after;
  }
}
