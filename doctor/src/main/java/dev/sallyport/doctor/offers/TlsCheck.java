package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Sends;

/** A check that asks nothing of a server that never answers. */
record TlsCheck(String question, int connections, Interview interview, Asking asking)
    implements Check {

  /** What is asked. */
  interface Asking {
    void ask(Interview interview, Notes notes, Deadline until);
  }

  @Override
  public Sends sends() {
    return new Sends(connections, 0);
  }

  @Override
  public void ask(Notes notes, Deadline until) {
    if (interview.pointless()) {
      notes.answer(question, "not asked: no hello was answered");
    } else {
      asking.ask(interview, notes, until);
    }
  }
}
