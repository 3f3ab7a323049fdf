package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.wire.tls.AlertDescription;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.util.List;

/** What the server makes of ALPN (RFC 7301). At TLS 1.3 its choice is encrypted. */
final class Protocols implements TlsCheck.Asking {
  /** Three lists, and two to make sure. */
  static final int MOST = 5;

  private static final String UNKNOWN = "sallyport-unknown";

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Offer start = interview.clear();
    if (start == null) {
      return;
    }
    Offer both = start.protocols("ALPN h2, http/1.1", List.of("h2", "http/1.1"));
    Offer one = start.protocols("ALPN http/1.1", List.of("http/1.1"));
    Offer none = start.protocols("ALPN of an unknown protocol", List.of(UNKNOWN));
    for (Offer offer : List.of(both, one, none)) {
      if (until.passed()) {
        return;
      }
      Asked asked = interview.ask(offer, until);
      notes.answer(offer.name(), words(asked));
      if (offer.equals(one) && refused(asked) && interview.again(one, start, until)) {
        notes.found(
            Alerts.byOrigin(AlertDescription.NO_APPLICATION_PROTOCOL.number()),
            Certainty.CERTAIN,
            "http/1.1 alone is refused, twice; a hello without ALPN is accepted.",
            asked.trail(),
            UsualHello::shows);
      }
    }
  }

  private static boolean refused(Asked asked) {
    return asked.reply() instanceof Reply.Refused alert
        && alert.description() == AlertDescription.NO_APPLICATION_PROTOCOL.number();
  }

  private static String words(Asked asked) {
    ServerHello hello = asked.accepted() ? asked.flight().hello() : null;
    if (hello == null) {
      return asked.reply().words();
    }
    if (hello.version() >= ProtocolVersion.TLS_1_3) {
      return "accepted";
    }
    return hello.alpn() == null ? "none chosen" : String.valueOf(hello.alpn());
  }
}
