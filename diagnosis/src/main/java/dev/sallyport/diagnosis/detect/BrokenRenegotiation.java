package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** HelloRequest that was answered, and a second handshake that did not end well. */
final class BrokenRenegotiation implements AttemptDetector {
  /** Alerts that an origin sends when it does not get the certificate it wants. */
  private static final Set<Integer> WANTS_CERTIFICATE = Set.of(40, 41, 42, 43, 46, 48, 116);

  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    if (!(Reaction.of(attempt) instanceof Reaction.Answered answered)) {
      return List.of();
    }
    if (answered.done()) {
      return forbidden(trail, answered);
    }
    Seen<Event.Alert> alert =
        answered
            .rest()
            .first(
                Event.Alert.class,
                at ->
                    Attempt.byOrigin(at)
                        && at.event() instanceof Event.Alert a
                        && a.description() != Event.Alert.CLOSE_NOTIFY);
    if (alert != null) {
      return List.of(alerted(trail, answered, alert));
    }
    Ending ending = Ending.first(answered.rest());
    return ending == null ? List.of() : List.of(ended(trail, answered, ending));
  }

  private static Finding alerted(Trail trail, Reaction.Answered answered, Seen<Event.Alert> alert) {
    int description = alert.event().description();
    boolean asked =
        answered.rest().first(Event.CertificateRequested.class, Attempt::byOrigin) != null;
    boolean wants = description < 0 || WANTS_CERTIFICATE.contains(description);
    String name = description < 0 ? "that encryption hides" : Alerts.name(description);
    return finding(
        trail,
        answered,
        wants ? Renegotiation.CERTIFICATE_REQUIRED : Renegotiation.CLOSED,
        wants && asked && description >= 0 ? Certainty.CERTAIN : Certainty.LIKELY,
        "The origin ended the second handshake with an alert " + name + ".",
        new Evidence(alert.at(), "The origin sent an alert " + name + "."));
  }

  private static Finding ended(Trail trail, Reaction.Answered answered, Ending ending) {
    String after =
        Seconds.text(ending.at().atNanos() - answered.hello().at().atNanos())
            + " after the HelloRequest ";
    Cause cause = ending.by() == Ending.By.ORIGIN ? Renegotiation.CLOSED : Renegotiation.TIMEOUT;
    boolean certain = ending.by() == Ending.By.ORIGIN || ending.by() == Ending.By.TIMER;
    return finding(
        trail,
        answered,
        cause,
        certain ? Certainty.CERTAIN : Certainty.POSSIBLE,
        "The second handshake had begun; " + after + ending.words() + ".",
        new Evidence(ending.at(), "It had not finished when " + ending.words() + "."));
  }

  /** IIS answers 403 (substatus 403.7) instead of an alert. */
  private static List<Finding> forbidden(Trail trail, Reaction.Answered answered) {
    Seen<Event.RenegotiationDone> done = answered.rest().first(Event.RenegotiationDone.class);
    Seen<Event.ResponseHead> head =
        answered.rest().first(Event.ResponseHead.class, Attempt::byOrigin);
    if (done == null
        || done.event().clientCertificate()
        || head == null
        || head.event().status() != 403) {
      return List.of();
    }
    return List.of(
        finding(
            trail,
            answered,
            Renegotiation.CERTIFICATE_REQUIRED,
            Certainty.LIKELY,
            "The second handshake ended without a client certificate, and the origin answered 403.",
            new Evidence(done.at(), "No client certificate was shown in the second handshake."),
            new Evidence(head.at(), "The origin answered 403.")));
  }

  private static Finding finding(
      Trail trail,
      Reaction.Answered answered,
      Cause cause,
      Certainty certainty,
      String detail,
      Evidence... then) {
    TimedEvent answer = answered.answer();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(HelloEvidence.of(answered.hello()));
    evidence.add(new Evidence(answer, "The %s answered it.".formatted(answer.from().word())));
    evidence.addAll(List.of(then));
    return new Finding(cause, certainty, trail.origin(), detail, evidence);
  }
}
