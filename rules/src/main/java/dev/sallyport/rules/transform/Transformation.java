package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/** One {@code t:} word: a pure function on bytes. Stateless, linear in its input. */
public interface Transformation {
  /** What {@link #addedKinds} says where any byte may come. */
  long ALL_KINDS = -1;

  /** The SecLang spelling, for instance {@code urlDecodeUni}. */
  String word();

  /**
   * Writes the transformed bytes to {@code out}, which is empty.
   *
   * @return false where the value stays as it is; then nothing was written
   */
  boolean apply(Slice in, ByteSink out);

  /**
   * The kinds of bytes that it works on: a value that holds none of them stays as it is, but for
   * the case of its letters.
   */
  default long touched() {
    return ByteKinds.ANY;
  }

  /**
   * The kinds of bytes that may be in the result and not in a value of {@code kinds}. A letter in
   * the other case is of the same kind.
   */
  default long addedKinds(long kinds) {
    return ALL_KINDS;
  }

  /**
   * How long the result of a value of {@code length} bytes may be; more than that where unknown.
   */
  default int mostBytes(int length) {
    return Integer.MAX_VALUE;
  }

  /** Whether it also changes the case of letters. */
  default boolean changesCase() {
    return false;
  }
}
