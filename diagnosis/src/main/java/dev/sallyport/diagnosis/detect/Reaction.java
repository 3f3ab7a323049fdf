package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.RecordLengths;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the peer of an origin did about the origin's last HelloRequest (RFC 5246 7.4.1.1). */
sealed interface Reaction {
  /**
   * An alert soon after a HelloRequest refuses it. Later it closes the connection: an encrypted
   * close_notify is as long as an encrypted no_renegotiation.
   */
  long REFUSAL_NANOS = Duration.ofSeconds(1).toNanos();

  /** The origin's last HelloRequest. */
  Seen<Event.HelloRequest> hello();

  /** What came after it. */
  Attempt rest();

  /** An origin that goes on later than this had waited for an answer. */
  long WAITED_NANOS = Duration.ofSeconds(1).toNanos();

  /** A handshake record of the peer's followed. {@code done}: the second handshake ended well. */
  record Answered(Seen<Event.HelloRequest> hello, Attempt rest, TimedEvent answer, boolean done)
      implements Reaction {}

  /** The peer refused with an alert. */
  record Refused(Seen<Event.HelloRequest> hello, Attempt rest, Seen<Event.Alert> alert)
      implements Reaction {
    /** Whether the alert was read and is no_renegotiation. */
    boolean readable() {
      return alert.event().description() == Event.Alert.NO_RENEGOTIATION;
    }
  }

  /** The origin went on without an answer. */
  record Waived(Seen<Event.HelloRequest> hello, Attempt rest) implements Reaction {}

  /** Nothing at all, or nothing until the origin went on after a wait. */
  record Silence(Seen<Event.HelloRequest> hello, Attempt rest) implements Reaction {}

  /** The reaction to the last HelloRequest; null where the origin sent none. */
  static @Nullable Reaction of(Attempt attempt) {
    Seen<Event.HelloRequest> hello = attempt.last(Event.HelloRequest.class, Attempt::byOrigin);
    if (hello == null) {
      return null;
    }
    Attempt rest = attempt.after(hello);
    Seen<Event.RenegotiationDone> done = rest.first(Event.RenegotiationDone.class);
    Seen<?> answer = answer(rest);
    if (answer != null || done != null) {
      TimedEvent at = answer != null ? answer.at() : hello.at();
      return new Answered(hello, rest, at, done != null || wentOn(rest));
    }
    Seen<Event.Alert> alert = rest.first(Event.Alert.class, Attempt::byPeer);
    if (alert != null && refuses(attempt, hello, alert)) {
      return new Refused(hello, rest, alert);
    }
    Seen<?> next = goesOn(rest);
    boolean waived = next != null && next.at().atNanos() - hello.at().atNanos() < WAITED_NANOS;
    return waived ? new Waived(hello, rest) : new Silence(hello, rest);
  }

  /** Where the origin goes on with a response; null where it does not. */
  static @Nullable Seen<?> goesOn(Attempt rest) {
    Seen<?> head = rest.first(Event.ResponseHead.class, Attempt::byOrigin);
    return head != null
        ? head
        : rest.first(
            Event.TlsRecord.class,
            at -> Attempt.byOrigin(at) && Records.applicationData(at.event()));
  }

  /** Whether the origin still waits for the second handshake to end. */
  static boolean pending(Attempt attempt) {
    return switch (of(attempt)) {
      case null -> false;
      case Answered answered -> !answered.done;
      case Refused _, Silence _ -> true;
      case Waived _ -> false;
    };
  }

  private static boolean wentOn(Attempt rest) {
    return goesOn(rest) != null;
  }

  private static @Nullable Seen<?> answer(Attempt rest) {
    Seen<?> answer = rest.first(Event.RenegotiationAnswered.class);
    return answer != null
        ? answer
        : rest.first(
            Event.TlsRecord.class, at -> Attempt.byPeer(at) && Records.handshake(at.event()));
  }

  private static boolean refuses(
      Attempt attempt, Seen<Event.HelloRequest> hello, Seen<Event.Alert> alert) {
    int description = alert.event().description();
    if (description == Event.Alert.CLOSE_NOTIFY) {
      return false;
    }
    boolean soon = alert.at().atNanos() - hello.at().atNanos() < REFUSAL_NANOS;
    return description >= 0 || (soon && alertSized(attempt, alert.event().recordLength()));
  }

  private static boolean alertSized(Attempt attempt, int recordLength) {
    Seen<Event.HandshakeDone> handshake = attempt.first(Event.HandshakeDone.class);
    return handshake == null || RecordLengths.canBeAlert(handshake.event().suite(), recordLength);
  }
}
