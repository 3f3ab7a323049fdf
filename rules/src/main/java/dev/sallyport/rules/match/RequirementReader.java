package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Demand.Any;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what a pattern requires of a value, from the parts of the pattern upwards. */
final class RequirementReader {
  private static final int MOST_BYTES_EXACT = 12;
  private static final int MOST_ALTERNATIVES = 6000;
  private static final int MOST_COMBINATIONS = 300;
  private static final int MOST_GROUPS = 3;

  /** What is found more often than this, for each byte, does not help. */
  private static final double TOO_FREQUENT = 0.04;

  private RequirementReader() {}

  static Requirement of(Node pattern) {
    Demand demand = read(pattern);
    List<Long> each =
        demand.each().stream()
            .filter(kinds -> ByteFrequencies.of(kinds) < 3 * TOO_FREQUENT)
            .sorted(Comparator.comparingDouble(ByteFrequencies::of))
            .limit(MOST_GROUPS)
            .toList();
    return requirement(demand.anyOrExact(), each, demand.minBytes());
  }

  static Requirement oneOf(List<Slice> texts) {
    Set<String> lower =
        texts.stream()
            .map(RequirementReader::lower)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    int shortest = lower.stream().mapToInt(String::length).min().orElse(0);
    return requirement(Any.of(lower), List.of(), shortest);
  }

  private static String lower(Slice text) {
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      lower.append((char) Ascii.lower(text.at(i)));
    }
    return lower.toString();
  }

  private static Requirement requirement(@Nullable Any any, List<Long> each, int minBytes) {
    if (any == null || any.frequency() > TOO_FREQUENT) {
      return new Requirement(List.of(), ByteKinds.ANY, each, minBytes);
    }
    return new Requirement(
        any.texts().stream().map(Slice::latin1).toList(), any.kinds(), each, minBytes);
  }

  private static Demand read(Node node) {
    return switch (node) {
      case Node.Bytes bytes -> bytes(bytes.set());
      case Node.Sequence sequence -> sequence(sequence.parts());
      case Node.Choice choice -> choice(choice.alternatives());
      case Node.Repeat repeat -> repeat(repeat);
      case Node.Capture capture -> read(capture.body());
      case Node.Atomic atomic -> read(atomic.body());
      case Node.Look _, Node.Position _ -> Demand.EMPTY;
      case Node.BackReference _ -> Demand.UNKNOWN;
    };
  }

  private static Demand bytes(ByteSet set) {
    Set<String> exact = new LinkedHashSet<>();
    for (int b = 0; b < 256; b++) {
      if (set.contains(b)) {
        exact.add(Character.toString(Ascii.lower(b)));
      }
    }
    long kinds = ByteKinds.where(set::contains);
    boolean few = exact.size() <= MOST_BYTES_EXACT;
    return new Demand(few ? exact : null, Any.kinds(kinds), List.of(kinds), 1);
  }

  private static Demand sequence(List<Node> parts) {
    Set<String> open = Set.of("");
    boolean whole = true;
    Any best = null;
    List<Long> each = new ArrayList<>();
    int minBytes = 0;
    for (Node part : parts) {
      Demand demand = read(part);
      demand.each().stream().filter(kinds -> !each.contains(kinds)).forEach(each::add);
      minBytes = Math.min(minBytes + demand.minBytes(), 1 << 20);
      Set<String> joined = joined(open, demand.exact());
      if (joined != null) {
        open = joined;
        continue;
      }
      whole = false;
      Set<String> once = once(part);
      joined = joined(open, once);
      best = Any.rarer(best, Any.of(joined == null ? open : joined));
      best = Any.rarer(best, demand.anyOrExact());
      open = once != null ? once : demand.exact() == null ? Set.of("") : demand.exact();
    }
    if (whole) {
      return new Demand(open, null, each, minBytes);
    }
    return new Demand(null, Any.rarer(best, Any.of(open)), each, minBytes);
  }

  /** Of what is there once or more often: what it begins with, and ends with; else null. */
  private static @Nullable Set<String> once(Node part) {
    return part instanceof Node.Repeat repeat && repeat.min() > 0 && repeat.max() != repeat.min()
        ? read(repeat.body()).exact()
        : null;
  }

  /** Each text with each of the others behind it; null where that gets too many. */
  private static @Nullable Set<String> joined(Set<String> fronts, @Nullable Set<String> rears) {
    if (rears == null || (long) fronts.size() * rears.size() > most(fronts, rears)) {
      return null;
    }
    Set<String> joined = new LinkedHashSet<>();
    for (String front : fronts) {
      for (String rear : rears) {
        joined.add(front + rear);
      }
    }
    return joined;
  }

  private static int most(Set<String> fronts, Set<String> rears) {
    return fronts.size() == 1 || rears.size() == 1 ? MOST_ALTERNATIVES : MOST_COMBINATIONS;
  }

  private static Demand choice(List<Node> alternatives) {
    List<Demand> demands = alternatives.stream().map(RequirementReader::read).toList();
    int minBytes = demands.stream().mapToInt(Demand::minBytes).min().orElse(0);
    List<Long> each = KindGroups.common(demands);
    Set<String> exact = new LinkedHashSet<>();
    for (Demand demand : demands) {
      if (demand.exact() == null || exact.size() > MOST_ALTERNATIVES) {
        return new Demand(null, Any.ofAll(demands), each, minBytes);
      }
      exact.addAll(demand.exact());
    }
    return new Demand(exact, null, each, minBytes);
  }

  private static Demand repeat(Node.Repeat repeat) {
    Demand body = read(repeat.body());
    if (repeat.min() == 0) {
      if (repeat.max() != 1 || body.exact() == null) {
        return Demand.UNKNOWN;
      }
      Set<String> exact = new LinkedHashSet<>(body.exact());
      exact.add("");
      return new Demand(exact, null, List.of(), 0);
    }
    int minBytes = (int) Math.min((long) body.minBytes() * repeat.min(), 1 << 20);
    if (repeat.min() != repeat.max()) {
      return new Demand(null, body.anyOrExact(), body.each(), minBytes);
    }
    Set<String> exact = body.exact();
    for (int i = 1; i < repeat.min() && exact != null && body.exact() != null; i++) {
      exact = joined(exact, body.exact());
    }
    return new Demand(exact, body.anyOrExact(), body.each(), minBytes);
  }
}
