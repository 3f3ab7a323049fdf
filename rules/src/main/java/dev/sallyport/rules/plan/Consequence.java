package dev.sallyport.rules.plan;

import dev.sallyport.rules.action.Disruption;
import dev.sallyport.rules.action.Effect;
import java.util.List;

/**
 * What follows from a match.
 *
 * @param disruption never {@code block}: that was replaced by the default's
 * @param jump the number of the next rule in the phase; {@link Rule#NO_JUMP} for the one after
 */
public record Consequence(
    List<Effect> effects, Disruption disruption, int status, int jump, Reporting reporting) {
  public Consequence {
    effects = List.copyOf(effects);
  }
}
