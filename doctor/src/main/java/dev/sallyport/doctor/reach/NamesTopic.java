package dev.sallyport.doctor.reach;

import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import java.util.List;

/**
 * All addresses of the site's name, by this machine's resolver and by the name servers, and whether
 * a way's own address is among them.
 */
public final class NamesTopic implements Topic {
  private final Lookup lookup;
  private final NameServers servers;

  public NamesTopic(Lookup lookup) {
    this(lookup, NameServers.OF_THIS_MACHINE);
  }

  NamesTopic(Lookup lookup, String nameServers) {
    this.lookup = lookup;
    this.servers = new NameServers(nameServers, lookup.host());
  }

  @Override
  public String name() {
    return "names";
  }

  @Override
  public List<Check> checks(Way way, Scope scope) {
    NameChecks known = new NameChecks(lookup);
    boolean named = !lookup.host().matches("[0-9.]+|.*:.*");
    return scope.covers(Scope.NORMAL) && named
        ? List.of(known, new ServerChecks(servers, lookup, scope == Scope.FULL ? 5 : 3))
        : List.of(known);
  }
}
