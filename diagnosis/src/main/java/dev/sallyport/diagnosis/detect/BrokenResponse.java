package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.ResponseFaults;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** What came from the origin breaks HTTP or a bound of ours. */
final class BrokenResponse implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    return attempt.events().stream()
        .filter(at -> !Attempt.byPeer(at))
        .flatMap(at -> finding(trail, at).stream())
        .limit(1)
        .toList();
  }

  private static List<Finding> finding(Trail trail, TimedEvent at) {
    return switch (at.event()) {
      case Event.Malformed malformed ->
          List.of(
              finding(
                  trail,
                  cause(malformed.rule()),
                  at,
                  "The response breaks the rule %s: %s."
                      .formatted(malformed.rule(), malformed.what())));
      case Event.LimitReached limit ->
          List.of(
              finding(
                  trail,
                  ResponseFaults.HEAD_TOO_LARGE,
                  at,
                  "The response is beyond %s (%d).".formatted(limit.limit(), limit.max())));
      case Event.StreamReset reset
          when Attempt.byOrigin(at) && !reset.errorCode().equals("NO_ERROR") ->
          List.of(
              finding(
                  trail,
                  http2(reset.errorCode()),
                  at,
                  "The origin ended the stream with " + reset.errorCode() + "."));
      case Event.GoAway going when Attempt.byOrigin(at) && !going.orderly() ->
          List.of(
              finding(
                  trail,
                  http2(going.errorCode()),
                  at,
                  "The origin gave the connection up with GOAWAY " + going.errorCode() + "."));
      default -> List.of();
    };
  }

  private static Cause http2(String errorCode) {
    return errorCode.equals("HTTP_1_1_REQUIRED")
        ? ResponseFaults.HTTP_1_1_REQUIRED
        : ResponseFaults.STREAM_RESET;
  }

  private static Cause cause(String rule) {
    if (ClientRequestFault.TOO_LARGE.contains(rule)) {
      return ResponseFaults.HEAD_TOO_LARGE;
    }
    return rule.equals(Event.Malformed.UNEXPECTED_BYTES)
        ? ResponseFaults.UNEXPECTED_BYTES
        : ResponseFaults.MALFORMED;
  }

  private static Finding finding(Trail trail, Cause cause, TimedEvent at, String text) {
    return new Finding(
        cause, Certainty.CERTAIN, trail.origin(), text, List.of(new Evidence(at, text)));
  }
}
