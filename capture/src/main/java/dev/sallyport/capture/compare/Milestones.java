package dev.sallyport.capture.compare;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** The events of a trail that show what was said, whatever the network and the keys were like. */
final class Milestones {
  private Milestones() {}

  static List<TimedEvent> of(Trail trail) {
    return trail.events().stream().filter(at -> tells(at.event())).toList();
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
          case Event.StreamReset reset -> reset.errorCode();
          default -> "";
        };
    return at.from() + " " + at.event().word() + " " + what;
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
