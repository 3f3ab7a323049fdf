package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;

/** What to call an origin to which no connection came up: the address or name that was tried. */
final class OriginName {
  private OriginName() {}

  /** The trail, its origin filled in where it was left empty and the events tell it. */
  static Trail filledIn(Trail trail) {
    if (!trail.origin().isEmpty()) {
      return trail;
    }
    String name = "";
    for (TimedEvent at : trail.events()) {
      name =
          switch (at.event()) {
            case Event.NameAsked asked -> asked.host();
            case Event.Syn syn -> syn.address();
            case Event.ConnectFailed failed -> failed.address();
            default -> name;
          };
    }
    return new Trail(
        trail.name(),
        trail.client(),
        name,
        trail.protocol(),
        trail.decrypted(),
        trail.whyNot(),
        trail.events());
  }
}
