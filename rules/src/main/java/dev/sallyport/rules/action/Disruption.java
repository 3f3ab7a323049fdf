package dev.sallyport.rules.action;

import dev.sallyport.rules.variable.Macro;

/** What becomes of the exchange when a rule matches. */
public sealed interface Disruption {
  /** Goes on. */
  record Pass() implements Disruption {}

  /** Does what {@code SecDefaultAction} says for the phase. */
  record Block() implements Disruption {}

  /** Answers with the rule's status. */
  record Deny() implements Disruption {}

  /** Closes the connection. */
  record Drop() implements Disruption {}

  /** Sends the client elsewhere. */
  record Redirect(Macro location) implements Disruption {}

  /** Lets the exchange through. */
  record Allow(Scope scope) implements Disruption {
    /** How far: all phases but logging, the current one, or the request's two. */
    public enum Scope {
      EXCHANGE,
      PHASE,
      REQUEST
    }
  }
}
