package dev.sallyport.rules.match;

/**
 * What an automaton's states are made from: the program, its byte classes and places. Immutable.
 */
final class DfaPlan {
  private final Program program;
  private final PlaceUse places;
  private final ByteClasses classes;
  private final boolean anchored;

  DfaPlan(Program program) {
    this.program = program;
    places = PlaceUse.of(program);
    classes = new ByteClasses(places.toTellApart(program.sets()));
    anchored = Closure.isAnchored(program);
  }

  Program program() {
    return program;
  }

  /** Whether a match can only begin where nothing stands before. */
  boolean anchored() {
    return anchored;
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
