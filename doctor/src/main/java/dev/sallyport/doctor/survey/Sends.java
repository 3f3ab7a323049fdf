package dev.sallyport.doctor.survey;

/** The most that a check, or several, will do to one way. */
public record Sends(int connections, int requests) {
  public static final Sends NOTHING = new Sends(0, 0);

  public Sends plus(Sends other) {
    return new Sends(connections + other.connections, requests + other.requests);
  }
}
