package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.catalogue.Hellos;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.wire.tls.ProtocolVersion;
import java.util.List;

/**
 * How long the prime is where keys are exchanged in a finite field (DHE), which many clients judge.
 * A short one is a fault only where the server offers nothing else to them.
 */
final class FiniteField implements TlsCheck.Asking {
  /** Those of RSA and of DSS; no elliptic curve. */
  private static final List<Integer> SUITES =
      List.of(0x9e, 0x9f, 0xccaa, 0x67, 0x6b, 0x33, 0x39, 0x16, 0x32, 0x38, 0x40, 0x6a);

  /** OpenSSL at its level 2, the default of most distributions, wants 2048. */
  private static final int LEAST_BITS = 2_048;

  private static final String QUESTION = "finite-field key (DHE)";

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Offer offer = interview.at(ProtocolVersion.TLS_1_2);
    if (offer == null) {
      return;
    }
    Asked asked = interview.ask(offer.but("DHE only", draft -> draft.suites(SUITES)), until);
    int bits = asked.accepted() ? asked.flight().primeBits() : 0;
    notes.answer(QUESTION, bits == 0 ? "none: " + asked.reply().words() : bits + " bits");
    if (bits > 0 && bits < LEAST_BITS) {
      // The usual suites of this question have no DHE.
      if (!interview.ask(interview.offers().only(ProtocolVersion.TLS_1_2), until).accepted()) {
        notes.found(
            Hellos.DH_KEY_SMALL,
            Certainty.CERTAIN,
            "The prime has %d bits; without DHE the server refuses the hello.".formatted(bits),
            asked.trail(),
            at -> at.event() instanceof Event.ServerHello ? "The ServerHello, with DHE." : "");
      }
    }
  }
}
