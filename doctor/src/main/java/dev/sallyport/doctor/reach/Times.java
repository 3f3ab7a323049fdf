package dev.sallyport.doctor.reach;

import java.util.List;
import java.util.Locale;

/** Measured times in nanoseconds, smallest first. */
record Times(List<Long> sorted) {

  Times {
    sorted = sorted.stream().sorted().toList();
  }

  long least() {
    return sorted.getFirst();
  }

  long median() {
    return sorted.get(sorted.size() / 2);
  }

  long most() {
    return sorted.getLast();
  }

  /** For instance {@code 0.2 / 0.3 / 0.5 ms}: least, median, most. */
  String words() {
    return String.format(
        Locale.ROOT, "%.1f / %.1f / %.1f ms", least() / 1e6, median() / 1e6, most() / 1e6);
  }
}
