package dev.sallyport.diagnosis.trail;

import java.time.Duration;
import java.util.Locale;

/** Times as people read them: {@code 0.003 s}, {@code 12.01 s}. */
public final class Seconds {
  private Seconds() {}

  /** Three decimals below one second, two above. */
  public static String text(long nanos) {
    double seconds = nanos / 1e9;
    return String.format(Locale.ROOT, seconds < 1 ? "%.3f s" : "%.2f s", seconds);
  }

  public static String text(Duration duration) {
    return text(duration.toNanos());
  }
}
