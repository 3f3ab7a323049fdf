package dev.sallyport.app.coverage;

import dev.sallyport.diagnosis.catalogue.Catalogue;
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

  /** Causes that at least one case, in which they are not to be named, did not name. */
  private long nearMisses() {
    return sources().keySet().stream()
        .filter(id ->
            sights.stream()
                .filter(sight -> !sight.at().allows(id))
                .allMatch(sight ->
                    sight.found().stream()
                        .noneMatch(finding ->
                            finding.cause().id().equals(id)
                                && finding.certainty().word().equals("certain"))))
        .count();
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
    return out.append(
            "causes %d, reproduced %d, seen by one %d, by two %d; cases %d, near misses kept %d%n"
                .formatted(
                    Catalogue.all().size(),
                    sources.size(),
                    seenBy(1).size(),
                    seenBy(2).size(),
                    sights.stream().map(Sight::at).distinct().count(),
                    nearMisses()))
        .toString();
  }
}
