package dev.sallyport.rules.injection.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Knows the fingerprints of attacks, by the shapes of {@link FingerprintTable}. */
final class Fingerprints {
  /** The shapes by the letter they begin with. */
  private static final Shape[][] BY_FIRST = index();

  private Fingerprints() {}

  /** Whether the first {@code size} letters have the shape of an attack. */
  static boolean knows(byte[] letters, int size) {
    if (size == 0) {
      return false;
    }
    for (Shape shape : BY_FIRST[letters[0]]) {
      if (shape.matches(letters, size)) {
        return true;
      }
    }
    return false;
  }

  private static Shape[][] index() {
    List<Shape> shapes = new ArrayList<>();
    for (String text : FingerprintTable.ALL.strip().split("\\s+", -1)) {
      shapes.add(Shape.of(text));
    }
    Shape[][] byFirst = new Shape[128][];
    for (int letter = 0; letter < byFirst.length; letter++) {
      byte first = (byte) letter;
      byFirst[letter] = shapes.stream().filter(s -> s.begins(first)).toArray(Shape[]::new);
    }
    return byFirst;
  }

  /** One line of the table: for each place the kinds that may stand there. */
  private record Shape(List<Set<TokenKind>> places, boolean anyRest) {
    static Shape of(String text) {
      boolean anyRest = text.endsWith("*");
      List<Set<TokenKind>> places = new ArrayList<>();
      for (int i = 0; i < text.length() - (anyRest ? 1 : 0); i++) {
        places.add(kinds(text.charAt(i)));
      }
      return new Shape(List.copyOf(places), anyRest);
    }

    private static Set<TokenKind> kinds(char letter) {
      return switch (letter) {
        case 'V' ->
            EnumSet.of(TokenKind.NUMBER, TokenKind.BAREWORD, TokenKind.STRING, TokenKind.VARIABLE);
        case 'L' -> EnumSet.of(TokenKind.NUMBER, TokenKind.STRING, TokenKind.VARIABLE);
        default -> EnumSet.of(TokenKind.of(letter));
      };
    }

    boolean begins(byte letter) {
      return places.getFirst().stream().anyMatch(kind -> kind.letter() == letter);
    }

    boolean matches(byte[] letters, int size) {
      int wanted = places.size();
      if (size < wanted || size > wanted && !anyRest) {
        return false;
      }
      for (int i = 0; i < wanted; i++) {
        if (!places.get(i).contains(TokenKind.of(letters[i]))) {
          return false;
        }
      }
      return true;
    }
  }
}
