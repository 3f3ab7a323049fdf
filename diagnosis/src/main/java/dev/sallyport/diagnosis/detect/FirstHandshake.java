package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import org.jspecify.annotations.Nullable;

/** How far the first handshake with the origin came. */
final class FirstHandshake {
  private FirstHandshake() {}

  /** Whether the attempt is over TLS and its first handshake did not end well. */
  static boolean unfinished(Attempt attempt) {
    return begun(attempt) != null && !done(attempt);
  }

  /** The ClientHello, or the handshake's failure where that is all there is. */
  static @Nullable Seen<?> begun(Attempt attempt) {
    Seen<?> hello = attempt.first(Event.ClientHello.class, Attempt::byPeer);
    return hello != null ? hello : attempt.first(Event.HandshakeFailed.class);
  }

  static boolean done(Attempt attempt) {
    return attempt.has(Event.HandshakeDone.class)
        || attempt.has(Event.RequestHead.class)
        || attempt.has(Event.HelloRequest.class)
        || attempt.first(
                Event.TlsRecord.class,
                at -> Attempt.byPeer(at) && Records.applicationData(at.event()))
            != null;
  }
}
