package dev.sallyport.rules.match;

import java.util.ArrayList;
import java.util.List;

/** Groups of kinds that hold for a choice because they hold for each of its alternatives. */
final class KindGroups {
  private static final int MOST = 3;

  private KindGroups() {}

  /** At most three; none where an alternative has none. */
  static List<Long> common(List<Demand> alternatives) {
    List<List<Long>> left = new ArrayList<>();
    for (Demand alternative : alternatives) {
      if (alternative.each().isEmpty()) {
        return List.of();
      }
      left.add(new ArrayList<>(alternative.each()));
    }
    List<Long> common = new ArrayList<>();
    while (common.size() < MOST) {
      long union = 0;
      for (List<Long> groups : left) {
        union |= take(groups, union);
      }
      if (!common.contains(union)) {
        common.add(union);
      }
      if (left.stream().allMatch(groups -> groups.size() == 1)) {
        break;
      }
      left.stream().filter(groups -> groups.size() > 1).forEach(List::removeLast);
    }
    return common;
  }

  /** The group that adds least to {@code union}, put last. */
  private static long take(List<Long> groups, long union) {
    long best = groups.getFirst();
    for (long group : groups) {
      if (ByteFrequencies.of(union | group) < ByteFrequencies.of(union | best)) {
        best = group;
      }
    }
    groups.remove(best);
    groups.add(best);
    return best;
  }
}
