package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every capture, with the keys that belong to it, against what is known of it. */
class CaptureTruthTest {
  static final List<Truth> TRUTHS = Truth.ALL;

  @Test
  void everyCaptureHasItsRow() throws IOException {
    Path folder = SharedCaptures.folder();
    List<String> captures =
        SharedCaptures.all().stream().map(file -> folder.relativize(file).toString()).toList();
    assertThat(TRUTHS.stream().map(Truth::capture)).hasSize(62).containsExactlyElementsOf(captures);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("TRUTHS")
  void isReadAsItWasMade(Truth truth) throws IOException {
    Path file = SharedCaptures.folder().resolve(truth.capture());
    List<AnalysedFlow> flows = new ArrayList<>();
    CaptureAnalysis.Summary summary =
        new CaptureAnalysis(SharedCaptures.keysOf(truth.capture()), flows::add)
            .read(List.of(SharedCaptures.file(Files.readAllBytes(file))), read -> {});
    Set<String> reasons = new TreeSet<>();
    summary.notes().forEach(note -> reasons.add(note.split(":", 2)[0]));
    Set<String> causes = new TreeSet<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> alerts = new ArrayList<>();
    int requests = 0;
    int helloRequests = 0;
    for (AnalysedFlow flow : flows) {
      requests += flow.requests();
      flow.findings().forEach(finding -> causes.add(finding.cause().id()));
      String whyNot = flow.trail().whyNot();
      if (whyNot != null) {
        for (String reason : whyNot.split("; ", -1)) {
          reasons.add(reason.split(":", 2)[0]);
        }
      }
      for (TimedEvent at : flow.trail().events()) {
        switch (at.event()) {
          case Event.HelloRequest _ -> helloRequests++;
          case Event.ResponseHead head -> statuses.merge(head.status(), 1, Integer::sum);
          case Event.Alert alert when alert.description() > 0 ->
              alerts.add(Integer.toString(alert.description()));
          default -> {}
        }
      }
    }
    assertThat(
            new Truth(
                truth.capture(),
                flows.size(),
                requests,
                statuses.isEmpty()
                    ? "-"
                    : statuses.entrySet().stream()
                        .map(one -> one.getValue() + "x" + one.getKey())
                        .collect(Collectors.joining(" ")),
                helloRequests,
                joined(alerts),
                joined(causes),
                joined(reasons)))
        .isEqualTo(truth);
  }

  private static String joined(java.util.Collection<String> words) {
    return words.isEmpty() ? "-" : String.join(" ", words);
  }
}
