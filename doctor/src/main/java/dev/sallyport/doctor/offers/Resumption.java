package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Whether a session is resumed, and what the server gives for it. Not to resume is its right: the
 * table tells, and nothing is found.
 */
record Resumption(Way way, TlsSettings tls, Duration patience) implements TlsCheck.Asking {
  /** A hello, and for each of two versions one handshake and three tries. */
  static final int MOST = 9;

  private static final int TRIES = 3;

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
