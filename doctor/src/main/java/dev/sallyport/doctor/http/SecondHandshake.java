package dev.sallyport.doctor.http;

import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trail says of a HelloRequest after its request, in a few words. */
final class SecondHandshake {
  private SecondHandshake() {}

  static boolean asked(Trail trail) {
    return new Attempt(trail.events()).has(Event.HelloRequest.class);
  }

  static Answer answer(Trail trail) {
    Attempt attempt = new Attempt(trail.events());
    Seen<Event.HelloRequest> hello = attempt.first(Event.HelloRequest.class);
    if (hello == null) {
      boolean reached = attempt.has(Event.HandshakeDone.class);
      return new Answer(reached ? "none" : "not asked: no connection at TLS 1.2");
    }
    Attempt rest = attempt.after(hello);
    TimedEvent end = end(rest);
    String said = wish(rest) + (end == null ? "no end seen" : words(end.event()));
    String after = end == null ? "" : " after " + took(hello, end);
    return new Answer(said + after, said);
  }

  private static String took(Seen<Event.HelloRequest> hello, TimedEvent end) {
    return Seconds.text(end.atNanos() - hello.at().atNanos());
  }

  /** With what certificate request the second handshake came. */
  private static String wish(Attempt rest) {
    Seen<Event.CertificateRequested> wanted = rest.first(Event.CertificateRequested.class);
    if (wanted == null) {
      return "";
    }
    List<String> names = wanted.event().authorities();
    String authorities =
        names.isEmpty()
            ? " of any authority"
            : " of "
                + names.getFirst()
                + (names.size() > 1 ? ", " + (names.size() - 1) + " more" : "");
    return "certificate wanted" + authorities + "; ";
  }

  /** The first event that ends the wait for an answer. */
  private static @Nullable TimedEvent end(Attempt rest) {
    for (TimedEvent at : rest.events()) {
      boolean ends =
          switch (at.event()) {
            case Event.TimerFired _, Event.HandshakeFailed _, Event.InternalFault _ -> true;
            case Event.ResponseHead _,
                Event.Fin _,
                Event.Reset _,
                Event.Alert _,
                Event.TlsRecord _ ->
                Attempt.byOrigin(at);
            default -> false;
          };
      if (ends) {
        return at;
      }
    }
    return null;
  }

  private static String words(Event end) {
    return switch (end) {
      case Event.ResponseHead head -> "status " + head.status();
      case Event.TlsRecord _ -> "goes on without it";
      case Event.TimerFired _ -> "still waiting";
      case Event.Fin _ -> "closed";
      case Event.Reset _ -> "reset";
      case Event.Alert _ -> "TLS alert";
      default -> "not tried: this JDK cannot do that";
    };
  }
}
