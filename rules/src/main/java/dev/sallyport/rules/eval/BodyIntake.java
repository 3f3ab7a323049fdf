package dev.sallyport.rules.eval;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/** Gathers a body up to its limit. */
final class BodyIntake {
  private static final int FIRST_BYTES = 1024;

  private final long limitBytes;
  private final ByteSink bytes = new ByteSink(FIRST_BYTES);
  private boolean beyond;

  BodyIntake(long limitBytes) {
    this.limitBytes = Math.min(limitBytes, Integer.MAX_VALUE - 16);
  }

  /** Takes what still fits. */
  void take(Slice chunk) {
    long room = limitBytes - bytes.length();
    int taken = (int) Math.min(room, chunk.length());
    beyond |= taken < chunk.length();
    bytes.put(chunk.array(), chunk.from(), chunk.from() + taken);
  }

  /** Whether more came than fitted. */
  boolean beyond() {
    return beyond;
  }

  /** What was taken; the intake is not used afterwards. */
  Slice bytes() {
    return bytes.view();
  }
}
