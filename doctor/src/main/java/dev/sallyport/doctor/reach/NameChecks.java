package dev.sallyport.doctor.reach;

import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Sends;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Tells what was looked up; sends nothing by itself. */
record NameChecks(Lookup lookup) implements Check {

  @Override
  public String question() {
    return "addresses";
  }

  @Override
  public Sends sends() {
    return Sends.NOTHING;
  }

  @Override
  public void ask(Notes notes, Deadline until) {
    String took = String.format(Locale.ROOT, ", %.1f ms", lookup.nanos() / 1e6);
    if (lookup.addresses().isEmpty()) {
      notes.answer(lookup.host(), new Answer("no address" + took, "none"));
    } else {
      family(notes, "IPv4", lookup.family(true), took);
      family(notes, "IPv6", lookup.family(false), took);
    }
    boolean known = lookup.addresses().contains(notes.way().address().getAddress());
    notes.answer(
        "this way's address",
        new Answer(
            notes.way().address().getAddress().getHostAddress()
                + (known ? ", of the name" : ", given, not of the name"),
            "per way"));
  }

  private void family(Notes notes, String name, List<String> addresses, String took) {
    notes.answer(
        lookup.host() + ", " + name,
        addresses.isEmpty()
            ? new Answer("none")
            : new Answer(String.join(", ", addresses) + took, new TreeSet<>(addresses).toString()));
  }
}
