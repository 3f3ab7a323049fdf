package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What a value must hold for a test to match it: enough bytes, one of some texts or of some kinds
 * of bytes, and of each of further groups of kinds one. A value that holds it may still not match.
 *
 * @param texts letters in lower case; they stand in the value in either case
 * @param instead kinds of which one will do where no text is there; {@link ByteKinds#ANY} where
 *     none is wanted
 * @param each groups of kinds, from each of which one is wanted
 */
public record Requirement(List<Slice> texts, long instead, List<Long> each, int minBytes) {
  /** Any value will do. */
  public static final Requirement NONE = kinds(ByteKinds.ANY, 0);

  public Requirement {
    texts = List.copyOf(texts);
    each = List.copyOf(each);
  }

  /** At least one byte for which {@code holds} is true. */
  public static Requirement oneByte(IntPredicate holds) {
    return kinds(ByteKinds.where(holds), 1);
  }

  /** At least one of the texts, in any case of their letters. */
  public static Requirement oneOf(List<Slice> texts) {
    return RequirementReader.oneOf(texts);
  }

  /** The text that each value must hold; empty where one of several, or something else, will do. */
  public Slice onlyText() {
    return texts.size() == 1 && instead == 0 ? texts.getFirst() : Slice.EMPTY;
  }

  private static Requirement kinds(long kinds, int minBytes) {
    return new Requirement(List.of(), kinds, List.of(), minBytes);
  }
}
