package dev.sallyport.rules.operator;

/** How far a word does what ModSecurity's reference says. */
public sealed interface Support {
  /** As the reference says. */
  record Full() implements Support {}

  /** Works, but not in all as the reference says. */
  record Differs(String why) implements Support {}

  /** Loads, so that rule sets which use it load, and never matches: worth a warning. */
  record NeverMatches(String why) implements Support {}

  /** A rule that uses it is an error. */
  record Refused(String why) implements Support {}
}
