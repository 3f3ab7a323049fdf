package dev.sallyport.lab.iis;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The facts of one origin in the order they happened; only the newest are kept. */
final class FactLog {
  private static final int MAX_FACTS = 10_000;

  private final Deque<DatedFact> facts = new ArrayDeque<>();

  synchronized void add(int connection, String site, Fact fact) {
    if (facts.size() == MAX_FACTS) {
      facts.removeFirst();
    }
    facts.addLast(new DatedFact(Instant.now(), connection, site, fact));
  }

  synchronized List<DatedFact> snapshot() {
    return List.copyOf(facts);
  }
}
