package dev.sallyport.rules.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the classes of bytes that a program cannot tell apart, from 0; a table by class is
 * smaller than one by byte.
 */
final class ByteClasses {
  private final byte[] classOf = new byte[256];
  private final int[] member;

  ByteClasses(List<ByteSet> sets) {
    int[] numbers = new int[256];
    int count = 1;
    for (ByteSet set : sets) {
      Map<Integer, Integer> split = new HashMap<>();
      for (int b = 0; b < 256; b++) {
        int key = numbers[b] * 2 + (set.contains(b) ? 1 : 0);
        numbers[b] = split.computeIfAbsent(key, k -> split.size());
      }
      count = split.size();
    }
    member = new int[count];
    for (int b = 0; b < 256; b++) {
      classOf[b] = (byte) numbers[b];
      member[numbers[b]] = b;
    }
  }

  int count() {
    return member.length;
  }

  int of(int b) {
    return classOf[b] & 0xff;
  }

  /** Some byte of a class. */
  int member(int number) {
    return member[number];
  }
}
