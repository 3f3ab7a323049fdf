package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate wanted after the request in TLS 1.3 (RFC 8446 section 4.6.2). The proof is the same
 * request at TLS 1.2, where the wish shows as a HelloRequest.
 */
final class PostHandshakeAuth implements Detector {
  static final String RETRY = "tls12";

  @Override
  public List<Finding> detect(Trail trail) {
    List<Attempt> attempts = Legs.of(trail).attempts();
    List<Finding> found = new ArrayList<>();
    for (int i = attempts.size() - 1; i >= 0; i--) {
      Attempt next = i + 1 < attempts.size() ? attempts.get(i + 1) : null;
      Finding finding = detect(trail, attempts.get(i), next);
      if (finding != null) {
        found.add(finding);
      }
    }
    return found;
  }

  private static @Nullable Finding detect(Trail trail, Attempt attempt, @Nullable Attempt next) {
    SentRequest request = SentRequest.last(attempt);
    TimedEvent refusal = request == null ? null : refusal(request);
    if (request == null || refusal == null || !tls13(attempt, next)) {
      return null;
    }
    Seen<Event.PostHandshakeCertificateRequest> asked =
        request.rest().first(Event.PostHandshakeCertificateRequest.class, Attempt::byOrigin);
    if (asked != null) {
      return finding(
          trail,
          Certainty.CERTAIN,
          "The origin asked for a certificate after the request, and got none that it accepts.",
          new Evidence(asked.at(), "A CertificateRequest came after the handshake (read)."),
          new Evidence(refusal, "Then " + words(refusal) + "."));
    }
    Seen<Event.HelloRequest> hello =
        next == null || !repeatsAtTls12(next)
            ? null
            : next.first(Event.HelloRequest.class, Attempt::byOrigin);
    if (hello != null) {
      return finding(
          trail,
          Certainty.LIKELY,
          "With TLS 1.3 %s; with TLS 1.2 the same request brought a HelloRequest."
              .formatted(words(refusal)),
          new Evidence(refusal, "With TLS 1.3, after the request, " + words(refusal) + "."),
          HelloEvidence.of(hello));
    }
    boolean reset = refusal.event() instanceof Event.Reset && !attempt.has(Event.Reused.class);
    return reset
        ? finding(
            trail,
            Certainty.POSSIBLE,
            "The origin reset a TLS 1.3 connection right after the request, as Windows Server 2022"
                + " does when it wants a certificate then.",
            new Evidence(refusal, "With TLS 1.3, after the request, " + words(refusal) + "."))
        : null;
  }

  private static @Nullable TimedEvent refusal(SentRequest request) {
    Seen<Event.ResponseHead> head = request.response();
    if (head != null) {
      int status = head.event().status();
      return status == 500 || status == 403 ? head.at() : null;
    }
    Ending ending = Ending.first(request.rest());
    return ending != null && ending.by() == Ending.By.ORIGIN ? ending.at() : null;
  }

  private static String words(TimedEvent refusal) {
    return switch (refusal.event()) {
      case Event.ResponseHead head -> "the origin answered " + head.status();
      case Event.Reset _ -> "the origin reset the connection";
      default -> "the origin closed the connection";
    };
  }

  /** A kept connection shows no handshake; that it was repeated at TLS 1.2 says the same. */
  private static boolean tls13(Attempt attempt, @Nullable Attempt next) {
    Seen<Event.HandshakeDone> done = attempt.first(Event.HandshakeDone.class);
    return done != null
        ? done.event().version().equals("TLSv1.3")
        : attempt.has(Event.Reused.class) && next != null && repeatsAtTls12(next);
  }

  private static boolean repeatsAtTls12(Attempt next) {
    Seen<Event.Retried> retried = next.first(Event.Retried.class);
    return retried != null && retried.event().why().equals(RETRY);
  }

  private static Finding finding(
      Trail trail, Certainty certainty, String detail, Evidence... evidence) {
    return new Finding(
        Renegotiation.POST_HANDSHAKE_AUTH, certainty, trail.origin(), detail, List.of(evidence));
  }
}
