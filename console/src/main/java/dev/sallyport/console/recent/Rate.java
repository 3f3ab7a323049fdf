package dev.sallyport.console.recent;

import java.util.ArrayList;
import java.util.List;

/** Exchanges of each of the last seconds. Not thread-safe. */
public final class Rate {
  static final int SECONDS = 120;

  /** How many ended in a second, and how many of them failed. */
  public record Second(int all, int failed) {}

  private final long[] seconds = new long[SECONDS];
  private final int[] all = new int[SECONDS];
  private final int[] failed = new int[SECONDS];

  void count(long second, boolean failure) {
    int place = (int) (second % SECONDS);
    if (seconds[place] != second) {
      seconds[place] = second;
      all[place] = 0;
      failed[place] = 0;
    }
    all[place]++;
    failed[place] += failure ? 1 : 0;
  }

  /** The seconds before {@code now}, the oldest first. */
  List<Second> before(long now) {
    List<Second> line = new ArrayList<>(SECONDS - 1);
    for (long second = now - SECONDS + 1; second < now; second++) {
      int place = (int) (second % SECONDS);
      boolean there = seconds[place] == second;
      line.add(there ? new Second(all[place], failed[place]) : new Second(0, 0));
    }
    return line;
  }
}
