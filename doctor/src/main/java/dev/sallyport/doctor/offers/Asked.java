package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.trail.Trail;

/** One ClientHello, its answer, and what was seen of both. */
record Asked(Reply reply, Trail trail) {

  boolean accepted() {
    return reply.accepted();
  }

  /** The chosen version, suite and more; only where it was accepted. */
  ServerFlight flight() {
    if (reply instanceof Reply.Accepted accepted) {
      return accepted.flight();
    }
    throw new IllegalStateException("wanted a hello that was accepted, got " + reply.words());
  }
}
