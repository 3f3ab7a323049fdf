package dev.sallyport.rules.match;

import java.util.List;

/**
 * A pattern as a row of instructions. An instruction that takes no byte is followed by the next one
 * or by its targets; {@code x} and {@code y} mean what {@link Op} says.
 */
final class Program {
  /** What an instruction does. */
  enum Op {
    /** Takes a byte of set x and goes on at y. */
    BYTES,
    /** Goes on at x, and at y if that fails. */
    SPLIT,
    /** Goes on at x. */
    JUMP,
    /** Notes the position in slot x. */
    SAVE,
    /** Notes the position in mark x. */
    MARK,
    /** At the end of a loop whose body may be empty: back to x unless mark y has the position. */
    LOOP,
    /** As LOOP, but rather ends the loop. */
    LAZY_LOOP,
    /** Goes on where place number x is. */
    PLACE,
    /** Goes back x bytes, where there are so many. */
    BACK,
    /** Runs what follows to its SUCCEED, then goes on at x from there, with no way back in. */
    ATOMIC,
    /** Runs what follows to its SUCCEED; where that works goes on at x from here. */
    LOOK,
    /** Runs what follows to its SUCCEED; where that fails goes on at x. */
    LOOK_NOT,
    /** The end of the body of ATOMIC, LOOK and LOOK_NOT. */
    SUCCEED,
    /** Takes the text of group x; y is 1 where letters match in either case. */
    REFERENCE,
    /** The whole pattern matched. */
    MATCH
  }

  private static final List<Place> PLACES = List.of(Place.values());

  private final Op[] ops;
  private final int[] x;
  private final int[] y;
  private final ByteSet[] sets;
  private final int groups;
  private final int marks;

  /** Takes the arrays over. {@code groups}: without group 0. */
  Program(Op[] ops, int[] x, int[] y, List<ByteSet> sets, int groups, int marks) {
    this.ops = ops;
    this.x = x;
    this.y = y;
    this.sets = sets.toArray(ByteSet[]::new);
    this.groups = groups;
    this.marks = marks;
  }

  int length() {
    return ops.length;
  }

  Op op(int pc) {
    return ops[pc];
  }

  int x(int pc) {
    return x[pc];
  }

  int y(int pc) {
    return y[pc];
  }

  /** The set of a BYTES instruction. */
  ByteSet set(int pc) {
    return sets[x[pc]];
  }

  /** The place of a PLACE instruction. */
  Place place(int pc) {
    return PLACES.get(x[pc]);
  }

  /** The x by which {@link #place} finds {@code place}. */
  static int number(Place place) {
    return PLACES.indexOf(place);
  }

  /** All sets, each once. */
  List<ByteSet> sets() {
    return List.of(sets);
  }

  int marks() {
    return marks;
  }

  /** Slots of all groups, two each; group 0 has the first two. */
  int slots() {
    return (groups + 1) * 2;
  }
}
