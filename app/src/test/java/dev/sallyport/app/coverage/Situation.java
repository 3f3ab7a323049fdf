package dev.sallyport.app.coverage;

/** What somebody looks at. */
sealed interface Situation permits Case, ClientCase {
  /** The cause that is to be named; empty: none. */
  String cause();

  /** Whether a certain finding may name that cause: its own, or what is true as well. */
  boolean allows(String id);
}
