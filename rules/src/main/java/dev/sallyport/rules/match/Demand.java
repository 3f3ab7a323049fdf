package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.ByteKinds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every text that a part of a pattern matches must hold.
 *
 * @param exact all texts that it matches, letters in lower case; null where they are too many
 * @param any of which one must be there; null where nothing is known
 * @param each groups of kinds, from each of which one byte must be there
 */
record Demand(@Nullable Set<String> exact, @Nullable Any any, List<Long> each, int minBytes) {
  static final Demand EMPTY = new Demand(Set.of(""), null, List.of(), 0);
  static final Demand UNKNOWN = new Demand(null, null, List.of(), 0);

  /** Some texts, or a byte of some kinds. {@code frequency}: about how often, for each byte. */
  record Any(Set<String> texts, long kinds, double frequency) {
    private static final int SHORTEST_TEXT = 3;
    private static final int LONGEST_TEXT = 16;

    /** Of texts too short to be looked for, the kind of the rarest byte; null for an empty one. */
    static @Nullable Any of(Set<String> texts) {
      Set<String> searched = new LinkedHashSet<>();
      long kinds = 0;
      double frequency = 0;
      for (String text : texts) {
        if (text.isEmpty()) {
          return null;
        }
        if (text.length() < SHORTEST_TEXT) {
          kinds |= rarestKind(text);
        } else if (searched.add(rarestPart(text))) {
          frequency += ByteFrequencies.of(rarestPart(text));
        }
      }
      return texts.isEmpty()
          ? null
          : new Any(searched, kinds, frequency + ByteFrequencies.of(kinds));
    }

    /** One of each; null where one of them is. */
    static @Nullable Any ofAll(List<Demand> demands) {
      Set<String> texts = new LinkedHashSet<>();
      long kinds = 0;
      double frequency = 0;
      for (Demand demand : demands) {
        Any any = demand.anyOrExact();
        if (any == null) {
          return null;
        }
        texts.addAll(any.texts);
        kinds |= any.kinds;
        frequency += any.frequency;
      }
      return new Any(texts, kinds, frequency);
    }

    private static long rarestKind(String text) {
      long rarest = ByteKinds.of(text.charAt(0));
      for (int i = 1; i < text.length(); i++) {
        long kind = ByteKinds.of(text.charAt(i));
        rarest = ByteFrequencies.of(kind) < ByteFrequencies.of(rarest) ? kind : rarest;
      }
      return rarest;
    }

    private static String rarestPart(String text) {
      String best = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
      for (int from = 1; from + LONGEST_TEXT <= text.length(); from++) {
        String part = text.substring(from, from + LONGEST_TEXT);
        best = ByteFrequencies.of(part) < ByteFrequencies.of(best) ? part : best;
      }
      return best;
    }

    static Any kinds(long kinds) {
      return new Any(Set.of(), kinds, ByteFrequencies.of(kinds));
    }

    static @Nullable Any rarer(@Nullable Any a, @Nullable Any b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return b.frequency < a.frequency ? b : a;
    }
  }

  /** What must be there, from the exact texts where they are known. */
  @Nullable Any anyOrExact() {
    return exact == null ? any : Any.of(exact);
  }
}
