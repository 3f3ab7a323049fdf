package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;

/** Takes what an operator captured, TX:0 to TX:9. */
public interface Captures {
  /** Ignores all. */
  Captures NONE =
      new Captures() {
        @Override
        public boolean wanted() {
          return false;
        }

        @Override
        public void put(int group, Slice text) {}
      };

  /** Whether the rule has the action {@code capture}: false saves the work. */
  boolean wanted();

  /** {@code group}: 0 to 9. {@code text}: may be a view that is valid during the call only. */
  void put(int group, Slice text);
}
