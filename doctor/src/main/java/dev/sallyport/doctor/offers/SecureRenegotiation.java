package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.catalogue.Handshake;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;

/** Whether the server knows RFC 5746; asked at TLS 1.2, since TLS 1.3 has no renegotiation. */
final class SecureRenegotiation implements TlsCheck.Asking {
  private static final String QUESTION = "secure renegotiation";

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Offer offer = interview.at(ProtocolVersion.TLS_1_2);
    if (offer == null) {
      notes.answer(QUESTION, "not asked: no TLSv1.2");
      return;
    }
    Asked asked = interview.ask(offer, until);
    ServerHello hello = asked.accepted() ? asked.flight().hello() : null;
    if (hello == null) {
      notes.answer(QUESTION, asked.reply().words());
      return;
    }
    notes.answer(QUESTION, hello.secureRenegotiation() ? "yes" : "no");
    if (!hello.secureRenegotiation()) {
      notes.found(
          Handshake.LEGACY_RENEGOTIATION,
          Certainty.CERTAIN,
          "The ClientHello of TLS 1.2 had renegotiation_info, the ServerHello has none.",
          asked.trail(),
          at ->
              at.event() instanceof Event.ServerHello
                  ? "The ServerHello, without renegotiation_info."
                  : "");
    }
  }
}
