package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Whether a session is resumed, and what the server gives for it. Not to resume is its right: the
 * table tells, and nothing is found.
 */
record Resumption(Way way, TlsSettings tls, Duration patience) implements TlsCheck.Asking {
  /** Three hellos, one handshake, and for each of two versions one and three tries. */
  static final int MOST = 12;

  /** RFC 6761 section 6.4: no such name exists. */
  private static final String NOBODYS = "sallyport-doctor.invalid";

  private static final String ACROSS = "session offered to ";

  private static final int TRIES = 3;

  /** RFC 5280 section 4.2.1.6, as the JDK numbers them. */
  private static final Integer DNS_NAME = 2;

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    if (interview.at(ProtocolVersion.TLS_1_3) != null) {
      notes.answer(question("TLSv1.3"), resumed("TLSv1.3", until) ? "yes" : "no");
    }
    Offer offer = interview.at(ProtocolVersion.TLS_1_2);
    if (offer == null) {
      return;
    }
    Asked asked = interview.ask(offer, until);
    ServerHello hello = asked.accepted() ? asked.flight().hello() : null;
    boolean ticket = asked.accepted() && asked.flight().ticket();
    boolean id = hello != null && hello.sessionId().length > 0;
    boolean resumed = resumed("TLSv1.2", until);
    notes.answer(
        question("TLSv1.2"),
        (resumed ? "yes" : "no")
            + (ticket
                ? ", gives a ticket"
                : id ? ", gives an id" : ", gives neither ticket nor id"));
    if (resumed && offer.serverName() != null) {
      across(interview, offer, notes, until);
    }
  }

  /**
   * Offers a session of this name to another one: RFC 6066 section 3 forbids to resume it. Neither
   * is a fault of the site alone; a gateway that shares sessions between names meets it.
   */
  private void across(Interview interview, Offer offer, Notes notes, Deadline until) {
    try {
      Handshaker.Shaken shaken =
          new Handshaker(way, tls, patience).shake(List.of("TLSv1.2"), until);
      GivenSession session = shaken.session();
      if (session.none() || !resumed(interview.ask(session.in(offer, "its session"), until))) {
        return;
      }
      String other = other(shaken.trust().chain());
      Asked asked = interview.ask(session.in(offer, "its session").named(ACROSS, other), until);
      String words = resumed(asked) ? "resumed" : asked.reply().words();
      notes.answer(ACROSS + other, asked.accepted() && !resumed(asked) ? "not resumed" : words);
    } catch (IOException e) {
      // What ends a handshake is told by the request itself.
    }
  }

  private static boolean resumed(Asked asked) {
    return asked.accepted() && asked.flight().resumed();
  }

  /** Another name of the same certificate; else one that nobody has. */
  private String other(List<X509Certificate> chain) {
    try {
      Collection<List<?>> names = chain.getFirst().getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        String text = String.valueOf(name.get(1)).replaceFirst("^\\*", "sallyport-doctor");
        if (name.get(0).equals(DNS_NAME)
            && text.matches("[A-Za-z0-9.-]{1,253}")
            && !text.equalsIgnoreCase(tls.serverName())) {
          return text;
        }
      }
    } catch (CertificateParsingException e) {
      // no names that could be read
    }
    return NOBODYS;
  }

  private static String question(String version) {
    return "resumption at " + version;
  }

  private boolean resumed(String version, Deadline until) {
    Handshaker handshaker = new Handshaker(way, tls, patience);
    try {
      handshaker.shake(List.of(version), until);
      for (int i = 0; i < TRIES; i++) {
        if (handshaker.shake(List.of(version), until).resumed()) {
          return true;
        }
      }
    } catch (IOException e) {
      // What ends a handshake is told by the request itself.
    }
    return false;
  }
}
