package dev.sallyport.console.recent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A value for each of the last minutes; older ones are dropped. Not thread-safe. */
final class Minutes<T> {
  private final Supplier<T> fresh;
  private final List<T> values = new ArrayList<>();
  private final long[] minutes;

  Minutes(int most, Supplier<T> fresh) {
    this.fresh = fresh;
    this.minutes = new long[most];
    for (int i = 0; i < most; i++) {
      minutes[i] = Long.MIN_VALUE;
      values.add(fresh.get());
    }
  }

  /** The value of a minute, counted since 1970. */
  T at(long minute) {
    int place = (int) Math.floorMod(minute, (long) minutes.length);
    if (minutes[place] != minute) {
      minutes[place] = minute;
      values.set(place, fresh.get());
    }
    return values.get(place);
  }

  /** The values that there are up to a minute, the oldest first. */
  List<T> until(long minute) {
    List<T> found = new ArrayList<>();
    for (long m = minute - minutes.length + 1; m <= minute; m++) {
      int place = (int) Math.floorMod(m, (long) minutes.length);
      if (minutes[place] == m) {
        found.add(values.get(place));
      }
    }
    return found;
  }
}
