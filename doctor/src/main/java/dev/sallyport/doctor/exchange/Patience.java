package dev.sallyport.doctor.exchange;

import dev.sallyport.doctor.connection.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the probe waits: for a connection, for a handshake, for a response and its parts.
 *
 * @param silence how long it leaves a HelloRequest without an answer, on purpose; null: it does not
 */
public record Patience(
    Duration connect, Duration handshake, Duration response, @Nullable Duration silence) {

  /** Of one that leaves no HelloRequest without an answer. */
  public Patience(Duration connect, Duration handshake, Duration response) {
    this(connect, handshake, response, null);
  }

  /** The same; for so long a HelloRequest is left without an answer. */
  public Patience silentFor(@Nullable Duration time) {
    return new Patience(connect, handshake, response, time);
  }

  /** The same, none of the waits for an answer longer than until then. */
  public Patience within(Deadline until) {
    return new Patience(
        until.atMost(connect), until.atMost(handshake), until.atMost(response), silence);
  }

  /** The same, with another time for a response. */
  public Patience respondingIn(Duration time) {
    return new Patience(connect, handshake, time, silence);
  }
}
