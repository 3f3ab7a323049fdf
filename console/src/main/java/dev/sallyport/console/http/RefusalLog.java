package dev.sallyport.console.http;

import dev.sallyport.diagnosis.report.Printable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One line for each request that is refused, ten a second at most; the rest is counted. */
final class RefusalLog {
  private static final int MOST_A_SECOND = 10;
  private static final int MOST_CHARACTERS = 300;

  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private long second = Long.MIN_VALUE;
  private int told;
  private long left;

  RefusalLog(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  synchronized void refused(String peer, String method, String path, String why) {
    long now = nanoTime.getAsLong() / 1_000_000_000L;
    if (now != second) {
      second = now;
      told = 0;
      if (left > 0) {
        log.accept("console: refused " + left + " more");
        left = 0;
      }
    }
    if (told == MOST_A_SECOND) {
      left++;
      return;
    }
    told++;
    String line = "console: refused " + peer + " " + method + " " + path + ": " + why;
    log.accept(Printable.text(line, MOST_CHARACTERS));
  }
}
