package dev.sallyport.console.recent;

import dev.sallyport.console.recent.Rate.Second;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The figures at one moment.
 *
 * @param at when
 * @param seconds the last two minutes, the oldest second first
 * @param counts of the last hour, by site
 * @param times of the last five minutes, by site
 */
public record Overview(
    Instant at,
    List<Second> seconds,
    Map<String, SiteCounts> counts,
    Map<String, SiteTimes> times) {
  /** Stands for the site of exchanges that have none. */
  public static final String NO_SITE = "(no site)";

  /** Exchanges a second, over the last ten whole seconds. */
  public double perSecond() {
    return seconds.subList(seconds.size() - 10, seconds.size()).stream().mapToInt(Second::all).sum()
        / 10.0;
  }

  /** All sites together. */
  public SiteCounts allCounts() {
    SiteCounts sum = new SiteCounts();
    counts.values().forEach(sum::add);
    return sum;
  }

  public SiteTimes allTimes() {
    SiteTimes sum = new SiteTimes();
    times.values().forEach(sum::add);
    return sum;
  }
}
