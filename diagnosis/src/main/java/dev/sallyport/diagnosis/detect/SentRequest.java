package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.TimedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The last request of an attempt, as far as it can be seen.
 *
 * @param begin its head, or the encrypted record that must be it
 * @param head null where only an encrypted record shows it
 * @param end where it was complete; null where its end was not seen, or the origin left before it
 * @param rest what came after its begin
 */
record SentRequest(
    TimedEvent begin, Event.@Nullable RequestHead head, @Nullable TimedEvent end, Attempt rest) {

  /** The last request sent to the origin; null where none was. */
  static @Nullable SentRequest last(Attempt attempt) {
    Seen<Event.RequestHead> head = attempt.last(Event.RequestHead.class, Attempt::byPeer);
    if (head != null) {
      Attempt rest = attempt.after(head);
      Seen<Event.RequestEnd> end = rest.first(Event.RequestEnd.class, Attempt::byPeer);
      TimedEvent endAt = bodyless(head.event()) ? head.at() : null;
      if (end != null && !originLeft(rest.before(end))) {
        endAt = end.at();
      }
      return new SentRequest(head.at(), head.event(), endAt, rest);
    }
    boolean encrypted =
        attempt.has(Event.HandshakeDone.class)
            || attempt.has(Event.Reused.class)
            || attempt.has(Event.KeyUnavailable.class);
    if (!encrypted) {
      return null;
    }
    Seen<Event.TlsRecord> data =
        attempt.last(
            Event.TlsRecord.class, at -> Attempt.byPeer(at) && Records.applicationData(at.event()));
    return data == null ? null : new SentRequest(data.at(), null, data.at(), attempt.after(data));
  }

  boolean readable() {
    return head != null;
  }

  boolean complete() {
    return end != null;
  }

  /** The last that was seen of it. */
  TimedEvent lastSeen() {
    return end == null ? begin : end;
  }

  /** The head of its response, final ones only; null where none came. */
  @Nullable Seen<Event.ResponseHead> response() {
    return rest.first(Event.ResponseHead.class, Attempt::byOrigin);
  }

  /** Where a head of a response had begun and was not finished; null where none had. */
  @Nullable Seen<Event.HeadCut> begunResponse() {
    return rest.first(Event.HeadCut.class, Attempt::byOrigin);
  }

  /** Whether the origin changed the protocol, which ends the exchange (RFC 9110 section 15.2.2). */
  boolean switched() {
    return rest.first(
            Event.Informational.class,
            at ->
                Attempt.byOrigin(at)
                    && at.event() instanceof Event.Informational response
                    && response.status() == 101)
        != null;
  }

  /** Whether anything of a response came. */
  boolean answered() {
    if (response() != null || rest.first(Event.CaptureGap.class, Attempt::byOrigin) != null) {
      return true; // what the capture lacks may be the response
    }
    boolean closed = !readable() || rest.first(Event.KeyUnavailable.class) != null;
    return closed
        && rest.first(
                Event.TlsRecord.class,
                at -> Attempt.byOrigin(at) && Records.applicationData(at.event()))
            != null;
  }

  /** For evidence: what was sent. */
  String words() {
    String what = head == null ? "An encrypted request" : head.method() + " " + head.target();
    return what + (complete() ? " was sent to the origin." : " was being sent to the origin.");
  }

  /** What a client sends to an origin that has left is no request any more. */
  private static boolean originLeft(Attempt before) {
    Ending ending = Ending.first(before);
    return ending != null && ending.by() == Ending.By.ORIGIN;
  }

  private static boolean bodyless(Event.RequestHead head) {
    return head.framing() == Framing.NONE || head.contentLength() == 0;
  }
}
