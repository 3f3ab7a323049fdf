package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;

/** Whether one version alone is accepted. */
record OneVersion(int version) implements TlsCheck.Asking {

  String question() {
    return ProtocolVersion.name(version);
  }

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Asked asked = interview.ask(interview.offers().only(version), until);
    notes.answer(question(), words(asked));
  }

  private String words(Asked asked) {
    ServerHello hello = asked.accepted() ? asked.flight().hello() : null;
    if (hello == null) {
      return "no: " + asked.reply().words();
    }
    return "yes, " + hello.suite().name();
  }
}
