package dev.sallyport.lab.fault;

/**
 * One way in which an origin can be at fault.
 *
 * @param name stable, in lower case with hyphens
 * @param cause the id of the cause that a diagnosis should name; {@link #NONE} where a client has
 *     to cope
 * @param sentence what the origin does
 */
public record Fault(String name, String cause, String sentence, Play play) {
  /** Unusual, and no fault. */
  public static final String NONE = "";

  /** Whether the fault can be played without TLS. */
  public boolean plainToo() {
    return switch (play) {
      case Play.NoListener _, Play.FullBacklog _, Play.SlowQueue _, Play.OverHttp _ -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
