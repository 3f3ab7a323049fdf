package dev.sallyport.rules.match;

import java.util.List;

/**
 * Numbers the classes of bytes that a program cannot tell apart, from 0; a table by class is
 * smaller than one by byte.
 */
final class ByteClasses {
  /** A byte to its class, both without a sign. */
  final byte[] classOf = new byte[256];

  private final int[] member;

  ByteClasses(List<ByteSet> sets) {
    int[] numbers = new int[256];
    int count = 1;
    for (ByteSet set : sets) {
      count = split(numbers, count, set);
    }
    member = new int[count];
    for (int b = 0; b < 256; b++) {
      classOf[b] = (byte) numbers[b];
      member[numbers[b]] = b;
    }
  }

  /** Parts each class in what is in the set and what is not; returns how many there are then. */
  private static int split(int[] numbers, int count, ByteSet set) {
    int[] renumbered = new int[count * 2];
    int next = 0;
    for (int b = 0; b < 256; b++) {
      int key = numbers[b] * 2 + (set.contains(b) ? 1 : 0);
      if (renumbered[key] == 0) {
        renumbered[key] = ++next;
      }
      numbers[b] = renumbered[key] - 1;
    }
    return next;
  }

  int count() {
    return member.length;
  }

  /** Some byte of a class. */
  int member(int number) {
    return member[number];
  }
}
