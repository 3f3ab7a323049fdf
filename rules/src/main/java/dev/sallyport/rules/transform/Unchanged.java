package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;

/** Takes back what was written where it turned out to be the value itself. */
final class Unchanged {
  private Unchanged() {}

  /** What {@link Transformation#apply} answers. */
  static boolean unless(boolean changed, ByteSink out) {
    if (!changed) {
      out.clear();
    }
    return changed;
  }
}
