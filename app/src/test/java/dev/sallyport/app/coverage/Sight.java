package dev.sallyport.app.coverage;

import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import java.util.List;

/** What one source found in one case. */
record Sight(Situation at, String source, List<Finding> found) {
  Sight {
    found = List.copyOf(found);
  }

  /** Whether it found the case's cause. */
  boolean named() {
    return found.stream().anyMatch(finding -> finding.cause().id().equals(at.cause()));
  }

  /** Whether it named that cause with certainty. */
  boolean certain(String id) {
    return found.stream()
        .anyMatch(
            finding -> finding.certainty() == Certainty.CERTAIN && finding.cause().id().equals(id));
  }

  /** Said with certainty, and not so. */
  List<String> wrong() {
    return found.stream()
        .filter(finding -> finding.certainty() == Certainty.CERTAIN)
        .map(finding -> finding.cause().id())
        .filter(id -> !at.allows(id))
        .toList();
  }

  @Override
  public String toString() {
    return "%s by %s: %s"
        .formatted(
            at,
            source,
            found.stream()
                .map(finding ->
                    finding.certainty().word()
                        + " "
                        + finding.cause().id()
                        + " ("
                        + finding.detail()
                        + ")")
                .toList());
  }
}
