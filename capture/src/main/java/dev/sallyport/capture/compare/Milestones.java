package dev.sallyport.capture.compare;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.wire.tls.RecordHeader;
import java.util.List;
import java.util.Optional;

/** The events of a trail that show what was said, whatever the network and the keys were like. */
final class Milestones {
  private Milestones() {}

  static List<TimedEvent> of(Trail trail) {
    return trail.events().stream().filter(at -> tells(at.event())).toList();
  }

  /** Those that a gateway passes on: each leg has a handshake of its own. */
  static List<TimedEvent> ofLeg(Trail trail) {
    return of(trail).stream().filter(at -> !ofHandshake(at.event())).toList();
  }

  /**
   * Those from the request on that begins {@code other}: a connection that was kept has served
   * others before. All where it has none such.
   */
  static List<TimedEvent> from(List<TimedEvent> all, List<TimedEvent> other) {
    Optional<String> request =
        other.stream()
            .filter(at -> at.event() instanceof Event.RequestHead)
            .map(Milestones::key)
            .findFirst();
    for (int i = 0; i < all.size() && request.isPresent(); i++) {
      if (key(all.get(i)).equals(request.get())) {
        return all.subList(i, all.size());
      }
    }
    return all;
  }

  private static boolean ofHandshake(Event event) {
    return event instanceof Event.ClientHello
        || event instanceof Event.ServerHello
        || event instanceof Event.HelloRetryRequest
        || event instanceof Event.EarlyData
        || event instanceof Event.Certificate
        || event instanceof Event.CertificateRequested
        || event instanceof Event.HandshakeDone;
  }

  /** Whether they count as the same; what stays closed may be any head in its direction. */
  static boolean same(TimedEvent one, TimedEvent other) {
    boolean sameWay = one.from().compareTo(one.to()) < 0 == other.from().compareTo(other.to()) < 0;
    return key(one).equals(key(other))
        || sameWay && (closed(one) && head(other) || head(one) && closed(other));
  }

  private static boolean closed(TimedEvent at) {
    return at.event() instanceof Event.TlsRecord record
        && record.contentType() == RecordHeader.APPLICATION_DATA;
  }

  private static boolean head(TimedEvent at) {
    return at.event() instanceof Event.RequestHead || at.event() instanceof Event.ResponseHead;
  }

  /** Equal for what counts as the same in two connections. */
  static String key(TimedEvent at) {
    String what =
        switch (at.event()) {
          case Event.RequestHead head -> head.method() + " " + head.target();
          case Event.ResponseHead head -> Integer.toString(head.status());
          case Event.ServerHello hello -> hello.version();
          case Event.Alert alert -> Integer.toString(alert.description());
          case Event.RenegotiationDone done -> Boolean.toString(done.clientCertificate());
          case Event.Redirected redirected -> redirected.location();
          case Event.StreamReset reset -> reset.errorCode();
          default -> "";
        };
    int direction = at.from().compareTo(at.to()); // whoever calls, client or gateway
    return Integer.signum(direction) + " " + at.event().word() + " " + what;
  }

  private static boolean tells(Event event) {
    return switch (event) {
      case Event.Syn _,
          Event.Connected _,
          Event.Retransmitted _,
          Event.ZeroWindow _,
          Event.CaptureGap _,
          Event.KeyUnavailable _,
          Event.KeyUpdated _,
          Event.Reused _,
          Event.RequestEnd _,
          Event.ResponseEnd _,
          Event.Unfinished _ ->
          false;
      default -> true;
    };
  }
}
