package dev.sallyport.rules.match;

import org.jspecify.annotations.Nullable;

/**
 * What an automaton's states are made from: the program, its byte classes and places. Immutable.
 */
final class DfaPlan {
  private final Program program;
  private final PlaceUse places;
  private final ByteClasses classes;
  private final boolean anchored;
  private final @Nullable FirstPairs first;

  DfaPlan(Program program) {
    this.program = program;
    places = PlaceUse.of(program);
    classes = new ByteClasses(places.toTellApart(program.sets()));
    anchored = Closure.isAnchored(program);
    first = FirstPairs.of(program, classes);
  }

  Program program() {
    return program;
  }

  /** Whether a match can only begin where nothing stands before. */
  boolean anchored() {
    return anchored;
  }

  /** Where it pays to look ahead for the next place where a match may begin. */
  @Nullable FirstPairs first() {
    return first;
  }

  int representative(int before) {
    return places.representative(before);
  }

  /** A byte to its column; both without a sign. */
  byte[] columns() {
    return classes.classOf;
  }

  /** The column for the end of the value, behind those of the byte classes. */
  int endColumn() {
    return classes.count();
  }

  /** Some byte of a column, {@link Place#NOTHING} for the end. */
  int member(int column) {
    return column == endColumn() ? Place.NOTHING : classes.member(column);
  }
}
