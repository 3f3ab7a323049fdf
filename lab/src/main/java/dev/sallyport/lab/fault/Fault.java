package dev.sallyport.lab.fault;

/**
 * One way in which an origin can be at fault.
 *
 * @param name stable, in lower case with hyphens
 * @param sentence what the origin does
 */
public record Fault(String name, String sentence, Play play) {
  /** Whether the fault can be played without TLS. */
  public boolean plainToo() {
    return switch (play) {
      case Play.NoListener _, Play.FullBacklog _, Play.OverHttp _ -> true;
      case Play.BelowTls _, Play.WithTls _, Play.OnlyInTls _ -> false;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
