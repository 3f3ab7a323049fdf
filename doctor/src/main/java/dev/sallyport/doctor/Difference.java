package dev.sallyport.doctor;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the same request direct and through a gateway shows that neither shows alone. The gateway's
 * connection to the origin is out of sight, so no difference is ever certain.
 */
final class Difference {
  private static final long WAITED_NANOS = Duration.ofSeconds(1).toNanos();

  private Difference() {}

  /** The origin renegotiates, which the probe answered; through the gateway the request failed. */
  static Optional<Finding> of(Trail direct, Trail via) {
    Attempt there = new Attempt(direct.events());
    Attempt here = new Attempt(via.events());
    Seen<Event.HelloRequest> hello = there.first(Event.HelloRequest.class, Attempt::byOrigin);
    Seen<Event.ResponseHead> served = there.last(Event.ResponseHead.class, Attempt::byOrigin);
    Seen<Event.RequestHead> asked = here.first(Event.RequestHead.class);
    TimedEvent end = failure(here);
    if (hello == null
        || served == null
        || served.event().status() >= 400
        || asked == null
        || end == null
        || here.has(Event.HelloRequest.class)) {
      return Optional.empty();
    }
    long nanos = end.atNanos() - asked.at().atNanos();
    boolean waited = nanos >= WAITED_NANOS;
    boolean shown = shown(there.after(hello));
    Cause cause =
        waited
            ? Renegotiation.UNANSWERED
            : shown ? Renegotiation.CERTIFICATE_REQUIRED : Renegotiation.REFUSED;
    return Optional.of(
        new Finding(
            cause,
            waited || shown ? Certainty.LIKELY : Certainty.POSSIBLE,
            via.origin(),
            "Direct, the origin asked for a second handshake, got it and answered %d; through the gateway %s."
                .formatted(served.event().status(), words(end.event(), nanos)),
            List.of(
                new Evidence(
                    hello.at(),
                    "Direct: HelloRequest, a record of %d bytes; the probe answered it."
                        .formatted(hello.event().recordLength())),
                new Evidence(served.at(), "Direct: status " + served.event().status() + "."),
                new Evidence(end, "Through the gateway " + words(end.event(), nanos) + "."))));
  }

  /** Whether the probe showed a certificate then, which the gateway may not have. */
  private static boolean shown(Attempt rest) {
    Seen<Event.RenegotiationDone> done = rest.first(Event.RenegotiationDone.class);
    return done != null && done.event().clientCertificate();
  }

  private static @Nullable TimedEvent failure(Attempt via) {
    Seen<Event.ResponseHead> head = via.first(Event.ResponseHead.class, Attempt::byOrigin);
    if (head != null) {
      int status = head.event().status();
      return status == 502 || status == 503 || status == 504 ? head.at() : null;
    }
    for (TimedEvent at : via.events()) {
      if (at.event() instanceof Event.TimerFired
          || Attempt.byOrigin(at)
              && (at.event() instanceof Event.Fin || at.event() instanceof Event.Reset)) {
        return at;
      }
    }
    return null;
  }

  private static String words(Event end, long nanos) {
    String what =
        switch (end) {
          case Event.ResponseHead head -> "status " + head.status() + " came";
          case Event.TimerFired _ -> "nothing came until the probe gave up";
          default -> "the connection ended without an answer";
        };
    return what + " " + Seconds.text(nanos) + " after the request";
  }
}
