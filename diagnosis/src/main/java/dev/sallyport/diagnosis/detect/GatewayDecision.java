package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.catalogue.ClientRequest;
import dev.sallyport.diagnosis.catalogue.GatewayCauses;
import dev.sallyport.diagnosis.catalogue.RulesCauses;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gateway decided by itself, or could not do for want of something. */
final class GatewayDecision implements Detector {
  private record Reading(Cause cause, String text) {}

  @Override
  public List<Finding> detect(Trail trail) {
    List<Finding> found = new ArrayList<>();
    for (TimedEvent at : trail.events().reversed()) {
      Reading reading = reading(at);
      if (reading != null) {
        boolean client = reading.cause.side().equals("client") || trail.origin().isEmpty();
        String subject = client ? trail.client() : trail.origin();
        found.add(
            new Finding(
                reading.cause,
                Certainty.CERTAIN,
                subject,
                reading.text,
                List.of(new Evidence(at, reading.text))));
      }
    }
    return found;
  }

  private static @Nullable Reading reading(TimedEvent at) {
    return switch (at.event()) {
      case Event.TimerFired fired when fired.timer() == Timer.QUEUE ->
          new Reading(
              GatewayCauses.QUEUE_TIMEOUT,
              "No connection was free within " + Seconds.text(fired.after()) + ".");
      case Event.NoOrigin none ->
          new Reading(GatewayCauses.NO_ORIGIN, "No origin could be tried: " + none.why() + ".");
      case Event.InternalFault fault ->
          new Reading(GatewayCauses.FAULT, "The gateway failed: " + fault.detail() + ".");
      case Event.Refused refused ->
          refusal(refused).map(cause -> new Reading(cause, words(refused))).orElse(null);
      case Event.RuleExhausted rule ->
          new Reading(
              rule.phase().equals("request")
                  ? RulesCauses.REQUEST_EXHAUSTED
                  : RulesCauses.RESPONSE_EXHAUSTED,
              "Rule %d could not be evaluated on %s (%d bytes) within its bound."
                  .formatted(rule.ruleId(), rule.target(), rule.valueBytes()));
      case Event.LimitReached limit when at.from() != Side.ORIGIN -> limit(limit);
      default -> null;
    };
  }

  private static Optional<Cause> refusal(Event.Refused refused) {
    return Stream.of("gateway", "client", "rules")
        .flatMap(
            side -> Catalogue.find(side + "." + refused.phase() + "." + refused.event()).stream())
        .findFirst();
  }

  private static String words(Event.Refused refused) {
    return "The gateway refused it: " + refused.detail() + ".";
  }

  private static @Nullable Reading limit(Event.LimitReached limit) {
    String text = "The limit %s (%d) was reached.".formatted(limit.limit(), limit.max());
    return switch (limit.limit()) {
      case "max_connections" -> new Reading(GatewayCauses.ACCEPT_LIMIT, text);
      case "limits.head_bytes", "limits.fields" -> new Reading(ClientRequest.HEAD_TOO_LARGE, text);
      case "limits.body_bytes" -> new Reading(ClientRequest.BODY_TOO_LARGE, text);
      default -> null;
    };
  }
}
