package dev.sallyport.rules.exchange;

import dev.sallyport.rules.lang.Position;
import java.util.List;

/**
 * What a rule says of itself. {@code id} is 0 for a chained rule and for a rule without one; {@code
 * severity} is -1 where there is none; {@code message} before its macros are expanded.
 */
public record RuleIdentity(
    long id,
    int phase,
    Position at,
    String message,
    List<String> tags,
    int severity,
    String rev,
    String ver,
    int maturity,
    int accuracy) {
  public RuleIdentity {
    tags = List.copyOf(tags);
  }
}
