package dev.sallyport.doctor.exchange;

import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A certificate wanted after the request. TLS 1.3 has post-handshake authentication for it (RFC
 * 8446 section 4.6.2), which the JDK does not offer; TLS 1.2 a HelloRequest, which it answers.
 */
final class LateWish {
  private LateWish() {}

  /** Whether the answer at TLS 1.3 is one that such an origin gives: 403, 500, or the end. */
  static boolean suspected(Trail trail) {
    Attempt attempt = new Attempt(trail.events());
    Seen<Event.HandshakeDone> done = attempt.first(Event.HandshakeDone.class);
    Seen<Event.RequestHead> request = attempt.first(Event.RequestHead.class);
    if (done == null || request == null || !done.event().version().equals("TLSv1.3")) {
      return false;
    }
    Seen<Event.ResponseHead> head = attempt.first(Event.ResponseHead.class);
    if (head != null) {
      return head.event().status() == 403 || head.event().status() == 500;
    }
    Attempt after = attempt.after(request);
    return after.has(Event.Reset.class) || after.has(Event.Fin.class) || alerted(after);
  }

  private static boolean alerted(Attempt after) {
    return after.first(Event.Alert.class, Attempt::byOrigin) != null;
  }

  /** Both visits as one trail, where the second shows the wish. */
  static Optional<Trail> shown(Trail first, Trail capped) {
    Attempt second = new Attempt(capped.events());
    Seen<Event.HelloRequest> hello = second.first(Event.HelloRequest.class, Attempt::byOrigin);
    if (hello == null) {
      return Optional.empty();
    }
    List<TimedEvent> events = new ArrayList<>(first.events());
    long then = events.getLast().atNanos();
    events.add(new TimedEvent(then, Side.CLIENT, Side.CLIENT, new Event.Retried("tls12"), null));
    for (TimedEvent at : capped.events()) {
      events.add(new TimedEvent(then + at.atNanos(), at.from(), at.to(), at.event(), at.packet()));
    }
    Trail both =
        new Trail(
            first.name(),
            first.client(),
            first.origin(),
            first.protocol(),
            first.decrypted(),
            first.whyNot(),
            events,
            first.start());
    return Optional.of(both);
  }
}
