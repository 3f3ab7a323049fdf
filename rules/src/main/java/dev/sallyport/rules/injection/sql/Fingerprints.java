package dev.sallyport.rules.injection.sql;

import org.jspecify.annotations.Nullable;

/** Knows the fingerprints of attacks: the shapes of {@link FingerprintTable}, as a tree. */
final class Fingerprints {
  private static final Node ROOT = tree();

  private Fingerprints() {}

  /** Whether the first {@code size} letters have the shape of an attack. */
  static boolean knows(byte[] letters, int size) {
    Node node = ROOT;
    for (int i = 0; i < size; i++) {
      node = node.behind[letters[i]];
      if (node == null || node.anyRest) {
        return node != null;
      }
    }
    return node.ends;
  }

  private static Node tree() {
    Node root = new Node();
    for (String shape : FingerprintTable.ALL.strip().split("\\s+", -1)) {
      root.add(shape, 0);
    }
    return root;
  }

  /** What the letters so far may be followed by. */
  private static final class Node {
    private final @Nullable Node[] behind = new Node[128];
    private boolean ends;
    private boolean anyRest;

    void add(String shape, int at) {
      if (at == shape.length()) {
        ends = true;
      } else if (shape.charAt(at) == '*') {
        anyRest = true;
      } else {
        String letters = letters(shape.charAt(at));
        for (int i = 0; i < letters.length(); i++) {
          next(letters.charAt(i)).add(shape, at + 1);
        }
      }
    }

    private Node next(char letter) {
      Node next = behind[letter];
      if (next == null) {
        next = new Node();
        behind[letter] = next;
      }
      return next;
    }

    /** The letters that one of the table stands for. */
    private static String letters(char letter) {
      return switch (letter) {
        case 'V' -> "1nsv";
        case 'L' -> "1sv";
        default -> Character.toString((char) TokenKind.of(letter).letter());
      };
    }
  }
}
