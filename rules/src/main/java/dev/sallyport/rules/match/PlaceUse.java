package dev.sallyport.rules.match;

import dev.sallyport.rules.match.Program.Op;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which places a program asks for, and therefore what it must know of the byte before. */
record PlaceUse(Set<Place> places) {
  /** A byte that is neither a letter, digit, underscore nor line feed. */
  private static final int OTHER = ' ';

  private static final int WORD = 'a';

  static PlaceUse of(Program program) {
    EnumSet<Place> places = EnumSet.noneOf(Place.class);
    for (int pc = 0; pc < program.length(); pc++) {
      if (program.op(pc) == Op.PLACE) {
        places.add(program.place(pc));
      }
    }
    return new PlaceUse(places);
  }

  boolean words() {
    return places.contains(Place.WORD_EDGE) || places.contains(Place.NO_WORD_EDGE);
  }

  boolean lines() {
    return places.contains(Place.LINE_BEGIN) || places.contains(Place.LINE_END);
  }

  /** {@code sets} and what the places tell apart. */
  List<ByteSet> toTellApart(List<ByteSet> sets) {
    List<ByteSet> all = new ArrayList<>(sets);
    if (words()) {
      all.add(ByteSets.WORD);
    }
    if (lines()) {
      all.add(ByteSets.LINE_FEED);
    }
    return all;
  }

  /** A byte that the program cannot tell from {@code before} when it stands before a place. */
  int representative(int before) {
    if (before == Place.NOTHING) {
      return places.isEmpty() ? OTHER : Place.NOTHING;
    }
    if (lines() && before == '\n') {
      return '\n';
    }
    return words() && ByteSets.WORD.contains(before) ? WORD : OTHER;
  }
}
