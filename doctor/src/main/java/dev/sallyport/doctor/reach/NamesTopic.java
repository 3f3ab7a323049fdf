package dev.sallyport.doctor.reach;

import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import java.util.List;

/** All addresses of the site's name, and whether a way's own address is among them. */
public final class NamesTopic implements Topic {
  private final Lookup lookup;

  public NamesTopic(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public String name() {
    return "names";
  }

  @Override
  public List<Check> checks(Way way, Scope scope) {
    return List.of(new NameChecks(lookup));
  }
}
