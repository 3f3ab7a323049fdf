package dev.sallyport.capture.analysis;

import dev.sallyport.capture.flow.Flow;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.catalogue.Comparisons;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a finished connection to its trail and findings. */
final class FlowDiagnosis {
  private FlowDiagnosis() {}

  /**
   * Looks at a connection.
   *
   * @param originName of the origin's address as the capture has it; null where it has none
   */
  static AnalysedFlow of(Flow flow, @Nullable String originName) {
    Story story = flow.story();
    String name = story.serverName() == null ? originName : story.serverName();
    Trail whole = trail(flow, name, story.events(exchange -> true));
    List<Trail> parts = new ArrayList<>();
    if (story.protocol().endsWith("h2") && story.requests() > 0) {
      // Streams run side by side: each is looked at with the connection's events alone.
      for (int stream : story.exchanges()) {
        parts.add(trail(flow, name, story.events(exchange -> exchange == stream)));
      }
      if (parts.isEmpty()) {
        parts.add(trail(flow, name, story.events(exchange -> false)));
      }
    } else {
      parts.add(whole);
    }
    List<Finding> findings = new ArrayList<>();
    if (parts.size() > 1) {
      // A loop goes over several streams.
      Diagnosis.of(whole).stream()
          .filter(one -> one.cause().equals(Comparisons.REDIRECT_LOOP))
          .forEach(findings::add);
    }
    Set<String> causes = new HashSet<>();
    Verdict verdict = Verdict.OK;
    for (Trail part : parts) {
      List<Finding> found = Diagnosis.of(part);
      Verdict of = Diagnosis.verdict(part, found);
      verdict = of.compareTo(verdict) > 0 ? of : verdict;
      found.stream().filter(one -> causes.add(one.cause().id())).forEach(findings::add);
    }
    return new AnalysedFlow(
        flow.number(),
        name,
        flow.first().nanos(),
        story.requests(),
        story.responses(),
        flow.lostBytes(),
        story.dropped(),
        story.timing(),
        whole,
        findings,
        verdict,
        story.contents());
  }

  private static Trail trail(Flow flow, @Nullable String name, List<TimedEvent> events) {
    Story story = flow.story();
    return new Trail(
        "flow " + flow.number() + (name == null ? "" : " " + name),
        flow.client().toString(),
        flow.origin().toString(),
        story.protocol(),
        story.wasOpened() || story.reasons().isEmpty(),
        story.reasons().isEmpty() ? null : String.join("; ", story.reasons()),
        events);
  }
}
