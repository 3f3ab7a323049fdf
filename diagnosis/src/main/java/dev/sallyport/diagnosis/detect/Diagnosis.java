package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.ClientResponse;
import dev.sallyport.diagnosis.catalogue.Response;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From trails to findings: all detectors, in one order. Pure functions. */
public final class Diagnosis {
  /** Of two findings of equal strength, that of the earlier detector comes first. */
  private static final List<Detector> DETECTORS =
      List.of(
          new GatewayDecision(),
          new ClientHandshake(),
          new ClientRequestFault(),
          new NameFault(),
          new ConnectFault(),
          new OriginCertificate(),
          new OriginAlertSeen(),
          new PeerAlertSeen(),
          new HandshakeEnd(),
          new UnansweredRenegotiation(),
          new RefusedRenegotiation(),
          new BrokenRenegotiation(),
          new UnsafeRenegotiation(),
          new RepeatedRenegotiation(),
          new BrokenTls(),
          new PostHandshakeAuth(),
          new BufferedBody(),
          new KeepAliveRace(),
          new StalledSend(),
          new SlowResponse(),
          new LostResponse(),
          new BrokenResponse(),
          new CutResponse(),
          new UncleanEnd(),
          new LateEnd(),
          new TunnelFault(),
          new OriginRefusal(),
          new ServerError(),
          new RedirectLoop(),
          new ClientGone());

  private Diagnosis() {}

  /**
   * What went wrong in this trail, strongest first, each cause once. The first names what ended the
   * exchange; faults that a retry got over come last.
   */
  public static List<Finding> of(Trail trail) {
    List<Finding> found = new ArrayList<>();
    Trail named = OriginName.filledIn(trail);
    for (Detector detector : DETECTORS) {
      found.addAll(detector.detect(named));
    }
    if (found.size() > 1) {
      Set<TimedEvent> lastAttempt = new HashSet<>(lastAttempt(trail));
      found.sort(
          Comparator.comparing((Finding finding) -> overcome(finding, lastAttempt))
              .thenComparing(Comparator.comparingInt(Diagnosis::strength).reversed()));
    }
    Set<String> seen = new HashSet<>();
    return found.stream()
        .filter(finding -> seen.add(finding.cause().id()))
        .map(finding -> PathEvidence.added(trail, finding))
        .toList();
  }

  /** All trails together, with what went wrong in them. */
  public static Report report(List<Trail> trails) {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Verdict worst = Verdict.OK;
    for (Trail trail : trails) {
      List<Finding> found = of(trail);
      Verdict verdict = verdict(trail, found);
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
      found.stream()
          .filter(finding -> seen.add(finding.cause().id() + " " + finding.subject()))
          .forEach(findings::add);
    }
    return new Report(worst, findings, trails);
  }

  /** How it went, given what {@link #of} found. */
  public static Verdict verdict(Trail trail, List<Finding> found) {
    if (found.isEmpty()) {
      return Verdict.OK;
    }
    return Outcome.of(trail).served() ? Verdict.DEGRADED : Verdict.FAILED;
  }

  /**
   * The HTTP status that this end of an exchange has: 504 where a timer of ours ended it, 502 where
   * the origin did, 499 where the client left, else what the cause says. Where a response head had
   * gone to the client, its status.
   */
  public static int statusFor(Trail trail, Finding finding) {
    return Outcome.of(trail).status(finding.cause());
  }

  private static boolean overcome(Finding finding, Set<TimedEvent> lastAttempt) {
    return finding.cause().side().equals("origin")
        && finding.evidence().stream().noneMatch(part -> lastAttempt.contains(part.at()));
  }

  private static List<TimedEvent> lastAttempt(Trail trail) {
    Legs legs = Legs.of(trail);
    return legs.attempts().isEmpty() ? List.of() : legs.attempts().getLast().events();
  }

  /** That a client left, or that an origin says 500, is a symptom: any likely cause explains it. */
  private static int strength(Finding finding) {
    boolean symptom =
        finding.cause().equals(ClientResponse.CLOSED)
            || finding.cause().equals(Response.SERVER_ERROR);
    if (symptom) {
      return 1;
    }
    return switch (finding.certainty()) {
      case POSSIBLE -> 0;
      case LIKELY -> 2;
      case CERTAIN -> 3;
    };
  }
}
