package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.ClientRequest;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The client's request was late, cut, malformed or too large. */
final class ClientRequestFault implements Detector {
  /** Rules of a head that are bounds. */
  static final Set<String> TOO_LARGE = Set.of("head-too-large", "too-many-fields");

  private record Reading(Cause cause, String text) {}

  @Override
  public List<Finding> detect(Trail trail) {
    // where only the protocol tells that HTTP was spoken, a request had begun: its head is missing
    boolean open = trail.protocol().startsWith("HTTP");
    for (TimedEvent at : Legs.of(trail).client()) {
      Reading reading = reading(at, open);
      if (reading != null) {
        return List.of(
            new Finding(
                reading.cause,
                Certainty.CERTAIN,
                trail.client(),
                reading.text,
                List.of(new Evidence(at, reading.text))));
      }
      open = stillOpen(at.event(), open);
    }
    return List.of();
  }

  /** Whether a request has begun and its end has not been seen. */
  private static boolean stillOpen(Event event, boolean open) {
    return switch (event) {
      case Event.RequestHead head -> head.framing() != Framing.NONE && head.contentLength() != 0;
      case Event.RequestEnd _, Event.ResponseHead _, Event.Answered _ -> false;
      default -> open;
    };
  }

  private static @Nullable Reading reading(TimedEvent at, boolean open) {
    boolean byClient = at.from() == Side.CLIENT;
    return switch (at.event()) {
      case Event.TimerFired fired -> timer(fired);
      case Event.Malformed malformed when byClient ->
          new Reading(
              TOO_LARGE.contains(malformed.rule())
                  ? ClientRequest.HEAD_TOO_LARGE
                  : ClientRequest.MALFORMED,
              "The request breaks the rule %s: %s.".formatted(malformed.rule(), malformed.what()));
      case Event.BodyCut cut when byClient ->
          new Reading(
              ClientRequest.CLOSED, "The body stopped after %d bytes.".formatted(cut.bodyBytes()));
      case Event.Fin _, Event.Reset _, Event.StreamReset _ when byClient && open ->
          new Reading(ClientRequest.CLOSED, "The client left before the end of its request.");
      default -> null;
    };
  }

  private static @Nullable Reading timer(Event.TimerFired fired) {
    String after = Seconds.text(fired.after());
    return switch (fired.timer()) {
      case REQUEST_HEAD ->
          new Reading(
              ClientRequest.TIMEOUT, "The head was not complete " + after + " after its begin.");
      case REQUEST_BODY_IDLE ->
          new Reading(ClientRequest.BODY_TIMEOUT, "Nothing of the body came for " + after + ".");
      default -> null;
    };
  }
}
