package dev.sallyport.bench;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.operator.Captures;
import dev.sallyport.rules.operator.Operator;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Test;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The time of each pattern of the Core Rule Set against the length of its input, on the slowest of
 * many strings made of the pattern itself: its characters, its words, and both in turn, over and
 * over. Prints nanoseconds per byte; where time is linear the columns of a line agree.
 */
public final class Complexity {
  private static final int PROBE_BYTES = 4096;
  private static final int[] LENGTHS = {1 << 10, 1 << 14, 1 << 17, 1 << 20};
  private static final int ROUNDS = 7;

  private Complexity() {}

  /** One pattern's cost in nanoseconds per byte, by length. */
  private record Series(String rule, List<Double> costs) {
    double worst() {
      return costs.stream().mapToDouble(c -> c).max().orElse(0);
    }

    /** How much more a byte costs in the longest input than in the second shortest. */
    double growth() {
      return costs.getLast() / costs.get(1);
    }
  }

  public static void main(String[] args) throws BadRules {
    List<Series> all = new ArrayList<>();
    patterns().forEach((rule, test) -> all.add(measure(rule, test)));
    System.out.println("rule, ns per byte at 1 KiB, 16 KiB, 128 KiB, 1 MiB");
    all.stream()
        .sorted(Comparator.comparingDouble(Series::worst).reversed())
        .limit(10)
        .forEach(Complexity::print);
    System.out.println("greatest growth from 16 KiB to 1 MiB");
    all.stream()
        .sorted(Comparator.comparingDouble(Series::growth).reversed())
        .limit(10)
        .forEach(Complexity::print);
    System.out.printf("%d patterns, median %.2f ns per byte at 1 MiB%n", all.size(), median(all));
  }

  private static void print(Series series) {
    StringBuilder line = new StringBuilder(series.rule());
    series.costs().forEach(cost -> line.append(String.format(" %.2f", cost)));
    System.out.println(line);
  }

  private static double median(List<Series> all) {
    return all.stream().map(s -> s.costs().getLast()).sorted().toList().get(all.size() / 2);
  }

  /** The rule's id, and how far down its chain, to the pattern. */
  private static Map<String, Test.Fixed> patterns() throws BadRules {
    Map<String, Test.Fixed> patterns = new TreeMap<>();
    for (Rule head : CoreRuleSet.plan().rules()) {
      int link = 0;
      for (Rule rule = head; rule != null; rule = rule.next()) {
        if (rule.condition().test() instanceof Test.Fixed fixed && fixed.word().equals("rx")) {
          patterns.put(head.identity().id() + (link == 0 ? "" : "+" + link), fixed);
        }
        link++;
      }
    }
    return patterns;
  }

  private static Series measure(String rule, Test.Fixed test) {
    String worst = "";
    double most = -1;
    for (String unit : units(test.argument())) {
      double cost = cost(test.operator(), unit, PROBE_BYTES);
      if (cost > most) {
        most = cost;
        worst = unit;
      }
    }
    List<Double> costs = new ArrayList<>();
    for (int length : LENGTHS) {
      costs.add(cost(test.operator(), worst, length));
    }
    return new Series(rule, costs);
  }

  /** What is repeated: characters, words, words with a character, the pattern itself. */
  private static Set<String> units(String pattern) {
    Set<String> units = new LinkedHashSet<>();
    pattern.chars().distinct().limit(24).forEach(c -> units.add(Character.toString((char) c)));
    String[] words = pattern.split("[^A-Za-z0-9_]+", 40);
    for (String word : words) {
      if (!word.isEmpty()) {
        units.add(word);
        units.add(word + " ");
        units.add("\"'(" + word);
        units.add(word + word.charAt(0));
      }
    }
    units.add(pattern);
    units.add(" \t");
    return units;
  }

  /** Nanoseconds per byte, the least of some rounds. A match ends the work and costs little. */
  private static double cost(Operator operator, String unit, int length) {
    byte[] bytes = unit.repeat(length / unit.length() + 1).getBytes(StandardCharsets.ISO_8859_1);
    Slice value = Slice.of(bytes).slice(0, length);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      operator.matches(value, Captures.NONE);
      least = Math.min(least, System.nanoTime() - start);
    }
    return (double) least / length;
  }
}
