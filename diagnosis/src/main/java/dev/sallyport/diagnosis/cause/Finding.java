package dev.sallyport.diagnosis.cause;

import dev.sallyport.diagnosis.trail.TimedEvent;
import java.util.List;

/**
 * A cause found in a trail, with what proves it.
 *
 * @param subject what it is about: origin URL, flow or exchange
 * @param detail one sentence with this case's own figures
 * @param evidence the events it rests on, at least one, in order of time, each with a sentence
 */
public record Finding(
    Cause cause, Certainty certainty, String subject, String detail, List<Evidence> evidence) {

  public Finding {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a finding rests on evidence; none for " + cause.id());
    }
  }

  /** One event and what it shows. */
  public record Evidence(TimedEvent at, String text) {}
}
