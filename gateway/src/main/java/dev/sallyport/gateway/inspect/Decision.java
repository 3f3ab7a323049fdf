package dev.sallyport.gateway.inspect;

import dev.sallyport.rules.eval.Interruption;

/** What follows for an exchange from an evaluation of its rules. */
public sealed interface Decision {
  Decision PASS = new Pass();

  /** It goes on. */
  record Pass() implements Decision {}

  /** It ends, as the rules say. */
  record Stop(Interruption by) implements Decision {}

  /** The evaluation itself failed. {@code what}: for the engineer. */
  record Fault(String what) implements Decision {}
}
