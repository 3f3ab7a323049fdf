package dev.sallyport.capture.compare;

import dev.sallyport.capture.analysis.AnalysedFlow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Two connections that may belong together.
 *
 * @param points how much speaks for it
 * @param apart how far they are from each other: of equal pairs the nearer one is meant
 */
record Pair(AnalysedFlow left, AnalysedFlow right, int points, long apart) {
  private static final Comparator<Pair> SUREST =
      Comparator.comparingInt(Pair::points)
          .reversed()
          .thenComparingLong(Pair::apart)
          .thenComparingInt(pair -> pair.left.number())
          .thenComparingInt(pair -> pair.right.number());

  /** The surest pairs, no connection in two of them, in the order of the left ones. */
  static List<Pair> surest(List<Pair> candidates) {
    Set<AnalysedFlow> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Pair> chosen = new ArrayList<>();
    for (Pair pair : candidates.stream().sorted(SUREST).toList()) {
      if (!taken.contains(pair.left) && !taken.contains(pair.right)) {
        taken.add(pair.left);
        taken.add(pair.right);
        chosen.add(pair);
      }
    }
    chosen.sort(Comparator.comparingInt(pair -> pair.left.number()));
    return chosen;
  }
}
