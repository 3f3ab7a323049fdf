package dev.sallyport.console.recent;

import java.util.HashMap;
import java.util.Map;

/** What was counted of one site. Not thread-safe; as {@link Overview} has it, it is not changed. */
public final class SiteCounts {
  /** What a cause or a rule did. {@code lastId}: of its last exchange. */
  public record Hits(long count, String lastId, String message) {
    Hits plus(Hits later) {
      return new Hits(count + later.count, later.lastId, later.message);
    }
  }

  private static final int CLIENT_CLOSED = 499;

  private final long[] classes = new long[6];
  private final Map<String, Hits> causes = new HashMap<>();
  private final Map<Long, Hits> rules = new HashMap<>();
  private final Map<String, long[]> origins = new HashMap<>();
  private long renegotiations;

  void status(int status) {
    boolean answered = status >= 100 && status <= 599 && status != CLIENT_CLOSED;
    classes[answered ? status / 100 : 0]++;
  }

  void cause(String id, String exchange) {
    causes.merge(id, new Hits(1, exchange, ""), Hits::plus);
  }

  void rule(long id, String message, String exchange) {
    rules.merge(id, new Hits(1, exchange, message), Hits::plus);
  }

  void origin(String url, boolean failed) {
    long[] counts = origins.computeIfAbsent(url, u -> new long[2]);
    counts[0]++;
    counts[1] += failed ? 1 : 0;
  }

  void renegotiated() {
    renegotiations++;
  }

  void add(SiteCounts later) {
    for (int i = 0; i < classes.length; i++) {
      classes[i] += later.classes[i];
    }
    later.causes.forEach((id, hits) -> causes.merge(id, hits, Hits::plus));
    later.rules.forEach((id, hits) -> rules.merge(id, hits, Hits::plus));
    later.origins.forEach((url, counts) -> {
      long[] sum = origins.computeIfAbsent(url, u -> new long[2]);
      sum[0] += counts[0];
      sum[1] += counts[1];
    });
    renegotiations += later.renegotiations;
  }

  /**
   * Exchanges of a status class; class 0: without an answer, the client having left or been left.
   */
  public long ofClass(int hundreds) {
    return classes[hundreds];
  }

  public long total() {
    long sum = 0;
    for (long one : classes) {
      sum += one;
    }
    return sum;
  }

  public Map<String, Hits> causes() {
    return causes;
  }

  public Map<Long, Hits> rules() {
    return rules;
  }

  /** Of each origin that was used: how many exchanges, and how many of these failed. */
  public Map<String, long[]> origins() {
    return origins;
  }

  public long renegotiations() {
    return renegotiations;
  }
}
