package dev.sallyport.doctor.exchange;

import dev.sallyport.doctor.connection.Deadline;
import java.time.Duration;

/** How long the probe waits: for a connection, for a handshake, for a response and its parts. */
public record Patience(Duration connect, Duration handshake, Duration response) {

  /** The same, none of them longer than until then. */
  public Patience within(Deadline until) {
    return new Patience(until.atMost(connect), until.atMost(handshake), until.atMost(response));
  }
}
