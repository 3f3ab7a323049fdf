package dev.sallyport.doctor.reach;

import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.reach.NameServers.Family;
import dev.sallyport.doctor.reach.NameServers.Said;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Sends;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks the name servers themselves, and tells what the resolver of this machine has else. */
record ServerChecks(NameServers servers, Lookup lookup, int times) implements Check {

  @Override
  public String question() {
    return "name servers";
  }

  @Override
  public Sends sends() {
    return new Sends(0, 0, Family.values().length * times);
  }

  @Override
  public void ask(Notes notes, Deadline until) {
    for (Family family : Family.values()) {
      Said before = servers.known(Family.A);
      if (family == Family.AAAA && before != null && !before.answered()) {
        return;
      }
      notes.answer("name servers, " + family.words(), words(servers.ask(family, times, until)));
    }
    Said four = servers.known(Family.A);
    Said six = servers.known(Family.AAAA);
    if (four != null && four.answered() && six != null && six.answered()) {
      notes.answer("resolver and name servers", difference(four, six));
    }
  }

  private static Answer words(Said said) {
    if (!said.answered()) {
      return new Answer(said.fault(), "no answer");
    }
    String addresses = said.addresses().isEmpty() ? "none" : joined(texts(said.addresses()));
    String times = new Times(said.nanos()).words();
    return new Answer(
        "%s; %d of %d, %s".formatted(addresses, said.nanos().size(), said.asked(), times),
        addresses);
  }

  private String difference(Said four, Said six) {
    Set<String> ours = texts(lookup.addresses());
    Set<String> theirs = texts(four.addresses());
    theirs.addAll(texts(six.addresses()));
    Set<String> oursAlone = new TreeSet<>(ours);
    oursAlone.removeAll(theirs);
    Set<String> theirsAlone = new TreeSet<>(theirs);
    theirsAlone.removeAll(ours);
    if (oursAlone.isEmpty() && theirsAlone.isEmpty()) {
      return "the same";
    }
    return (oursAlone.isEmpty() ? "" : "only the resolver has " + joined(oursAlone))
        + (oursAlone.isEmpty() || theirsAlone.isEmpty() ? "" : "; ")
        + (theirsAlone.isEmpty() ? "" : "only the name servers have " + joined(theirsAlone));
  }

  private static Set<String> texts(List<InetAddress> addresses) {
    return addresses.stream()
        .map(InetAddress::getHostAddress)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String joined(Set<String> texts) {
    return String.join(", ", texts);
  }
}
