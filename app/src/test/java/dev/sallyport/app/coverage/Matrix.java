package dev.sallyport.app.coverage;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.catalogue.Unreproduced;
import dev.sallyport.diagnosis.cause.Cause;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which source names which cause, by what was seen. */
record Matrix(List<Sight> sights) {
  /** Causes with the sources that named them. */
  Map<String, Set<String>> sources() {
    Map<String, Set<String>> sources = new TreeMap<>();
    for (Sight sight : sights) {
      if (!sight.at().cause().isEmpty()) {
        Set<String> of = sources.computeIfAbsent(sight.at().cause(), id -> new TreeSet<>());
        if (sight.named()) {
          of.add(sight.source());
        }
      }
    }
    return sources;
  }

  /** Causes that at least so many sources named. */
  Set<String> seenBy(int least) {
    return sources().entrySet().stream()
        .filter(entry -> entry.getValue().size() >= least)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> unseen() {
    Set<String> all = new TreeSet<>(sources().keySet());
    all.removeAll(seenBy(1));
    return all;
  }

  /** What was seen where these were to be named. */
  List<Sight> of(Set<String> causes) {
    return sights.stream().filter(sight -> causes.contains(sight.at().cause())).toList();
  }

  /** Causes that are neither seen nor told to be out of reach. */
  Set<String> missing() {
    Set<String> missing =
        Catalogue.all().stream().map(Cause::id).collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(seenBy(1));
    missing.removeAll(Unreproduced.reasons().keySet());
    return missing;
  }

  /**
   * Causes that somebody who can see them was tempted by: each was looked for by a source that
   * names it elsewhere, where it is not, and was never named with certainty.
   */
  Set<String> nearMisses() {
    Map<String, Set<String>> sources = sources();
    return seenBy(1).stream()
        .filter(id -> {
          List<Sight> without =
              sights.stream()
                  .filter(sight -> !sight.at().allows(id))
                  .filter(sight -> sources.getOrDefault(id, Set.of()).contains(sight.source()))
                  .toList();
          return !without.isEmpty() && without.stream().noneMatch(sight -> sight.certain(id));
        })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String text() {
    StringBuilder out = new StringBuilder();
    Map<String, Set<String>> sources = sources();
    out.append("%-56s%-9s%-9s%s%n".formatted("cause", "gateway", "capture", "doctor"));
    for (Cause cause : Catalogue.all()) {
      Set<String> of = sources.get(cause.id());
      if (of != null) {
        out.append(
            "%-56s%-9s%-9s%s%n"
                .formatted(
                    cause.id(),
                    of.contains("gateway") ? "yes" : "-",
                    of.contains("capture") ? "yes" : "-",
                    of.contains("doctor") ? "yes" : "-"));
      }
    }
    out.append("%nnot reproducible on one machine%n".formatted());
    new TreeMap<>(Unreproduced.reasons())
        .forEach((id, why) -> out.append("%-56s%s%n".formatted(id, why)));
    return out.append(
            ("%ncauses %d, sources %d, reproduced %d, seen by one %d, by two %d, by three %d;"
                    + " cases %d, near misses kept %d, not reproducible %d%n")
                .formatted(
                    Catalogue.all().size(),
                    sights.stream().map(Sight::source).distinct().count(),
                    sources.size(),
                    seenBy(1).size(),
                    seenBy(2).size(),
                    seenBy(3).size(),
                    sights.stream().map(Sight::at).distinct().count(),
                    nearMisses().size(),
                    Unreproduced.reasons().size()))
        .toString();
  }
}
