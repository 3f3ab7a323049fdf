package dev.sallyport.capture.analysis;

import dev.sallyport.capture.flow.Flow;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From a finished connection to its trail and findings. */
final class FlowDiagnosis {
  private FlowDiagnosis() {}

  static AnalysedFlow of(Flow flow) {
    Story story = flow.story();
    Trail whole = trail(flow, story.events(exchange -> true));
    List<Trail> parts = new ArrayList<>();
    if (story.protocol().endsWith("h2") && story.requests() > 0) {
      // Streams run side by side: each is looked at with the connection's events alone.
      for (int stream : story.exchanges()) {
        parts.add(trail(flow, story.events(exchange -> exchange == stream)));
      }
      if (parts.isEmpty()) {
        parts.add(trail(flow, story.events(exchange -> false)));
      }
    } else {
      parts.add(whole);
    }
    List<Finding> findings = new ArrayList<>();
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
        story.serverName(),
        flow.first().nanos(),
        story.requests(),
        story.responses(),
        flow.lostBytes(),
        story.dropped(),
        whole,
        findings,
        verdict);
  }

  private static Trail trail(Flow flow, List<TimedEvent> events) {
    Story story = flow.story();
    String name = story.serverName();
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
