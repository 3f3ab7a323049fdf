package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.catalogue.Handshake;
import dev.sallyport.diagnosis.catalogue.Hellos;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.wire.tls.AlertDescription;
import dev.sallyport.wire.tls.HelloDraft;
import dev.sallyport.wire.tls.HelloExtension;
import dev.sallyport.wire.tls.NamedGroup;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import dev.sallyport.wire.tls.SignatureScheme;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hello of a browser. Where it is refused, the same with one thing changed after another, until
 * one is accepted: that thing is what server and client do not share.
 */
final class UsualHello implements TlsCheck.Asking {
  static final String QUESTION = "hello as a browser's";

  /** The hello, six changes, and two to make sure. */
  static final int MOST = 9;

  /** One thing changed, and what it means where that is accepted. */
  private record Change(Offer offer, Cause cause) {}

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Offer usual = interview.offers().usual();
    Asked asked = interview.ask(usual, until);
    notes.answer(QUESTION, asked.accepted() ? chosen(asked.flight()) : asked.reply().words());
    if (asked.accepted()) {
      warned(asked, notes);
    } else if (asked.reply().speaksTls()
        || asked.reply() == Reply.Ended.RESET
        || asked.reply() == Reply.Ended.CLOSED
        || asked.reply() == Reply.Ended.SILENT) {
      narrow(interview, asked, usual, notes, until);
    }
  }

  private static String chosen(ServerFlight flight) {
    ServerHello hello = flight.hello();
    if (hello == null) {
      return "accepted";
    }
    String group = flight.group() == 0 ? "" : ", " + NamedGroup.name(flight.group());
    return ProtocolVersion.name(hello.version()) + ", " + hello.suite().name() + group;
  }

  private static void warned(Asked asked, Notes notes) {
    if (asked.flight().warnings().contains(AlertDescription.UNRECOGNIZED_NAME.number())) {
      notes.found(
          Hellos.NAME_WARNING,
          Certainty.CERTAIN,
          "A warning unrecognized_name came before the ServerHello.",
          asked.trail(),
          at -> at.event() instanceof Event.Alert ? "Alert unrecognized_name, level warning." : "");
    }
  }

  private static void narrow(
      Interview interview, Asked refused, Offer usual, Notes notes, Deadline until) {
    for (Change change : changes(interview.offers(), usual)) {
      if (until.passed() || interview.pointless()) {
        return;
      }
      Asked asked = interview.ask(change.offer(), until);
      if (asked.accepted()) {
        notes.answer("the same, but " + change.offer().name(), chosen(asked.flight()));
        if (interview.again(usual, change.offer(), until)) {
          found(refused, asked, change, notes);
        }
        return;
      }
    }
  }

  private static void found(Asked refused, Asked accepted, Change change, Notes notes) {
    notes.found(
        change.cause(),
        certainty(accepted.flight(), change.cause()),
        "A hello as a browser's: %s, twice; %s: %s, twice."
            .formatted(refused.reply().words(), change.offer().name(), chosen(accepted.flight())),
        refused.trail(),
        UsualHello::shows);
  }

  /** What the server chose proves it, where no usual hello offers it. */
  private static Certainty certainty(ServerFlight flight, Cause cause) {
    ServerHello hello = flight.hello();
    boolean proven =
        cause.equals(Hellos.NO_SHARED_GROUP) && !Offers.USUAL_GROUPS.contains(flight.group())
            || cause.equals(Hellos.NO_SHARED_SIGNATURE)
                && flight.signature() != 0
                && !SignatureScheme.USUAL.contains(flight.signature())
            || hello != null
                && cause.equals(Handshake.NO_SHARED_CIPHER)
                && !Offers.USUAL_SUITES.contains(hello.suite().number())
            || hello != null
                && cause.equals(Handshake.NO_SHARED_PROTOCOL)
                && hello.version() < ProtocolVersion.TLS_1_2;
    return proven ? Certainty.CERTAIN : Certainty.LIKELY;
  }

  static String shows(TimedEvent at) {
    return switch (at.event()) {
      case Event.ClientHello _ -> "The ClientHello.";
      case Event.Alert alert -> "Alert %d.".formatted(alert.description());
      case Event.Reset _ -> "A reset in answer.";
      case Event.Fin _ -> "The end of the connection in answer.";
      case Event.TimerFired _ -> "No answer.";
      default -> "";
    };
  }

  private static List<Change> changes(Offers offers, Offer usual) {
    Offer old = offers.between("TLS 1.0 and 1.1 only", ProtocolVersion.TLS_1_0, 0x0302);
    return List.of(
        new Change(offers.only(ProtocolVersion.TLS_1_2), Hellos.VERSION_INTOLERANT),
        new Change(usual.named("without a server name", null), Hellos.NAME_REFUSED),
        new Change(
            usual.but("with all suites", draft -> draft.suites(all())), Handshake.NO_SHARED_CIPHER),
        new Change(
            usual.but(
                "with all groups", draft -> draft.with(HelloExtension.groups(Offers.ALL_GROUPS))),
            Hellos.NO_SHARED_GROUP),
        new Change(
            usual.but("with all signature algorithms", UsualHello::signed),
            Hellos.NO_SHARED_SIGNATURE),
        new Change(old, Handshake.NO_SHARED_PROTOCOL));
  }

  private static HelloDraft signed(HelloDraft draft) {
    return draft.with(HelloExtension.signatureAlgorithms(SignatureScheme.ALL));
  }

  private static List<Integer> all() {
    return Stream.concat(Offers.TLS13_SUITES.stream(), Offers.allSuites().stream()).toList();
  }
}
