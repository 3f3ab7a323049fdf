package dev.sallyport.lab.fault;

import dev.sallyport.lab.net.Endings;
import java.time.Duration;
import java.util.List;

/** Faults before a byte can be sent. */
final class ConnectFaults {
  /** So late that a client has seen the connection come up. */
  private static final int AT_ONCE_MILLIS = 20;

  private ConnectFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "connect-refused",
            "origin.connect.refused",
            "Nothing listens on the port: the SYN is answered by an RST.",
            new Play.NoListener()),
        new Fault(
            "connect-unanswered",
            "origin.connect.timeout",
            "The SYN is not answered, as behind a firewall that drops it.",
            new Play.FullBacklog()),
        new Fault(
            "connect-ended-at-once",
            "origin.connect.reset-at-once",
            "The connection is taken, and reset though nothing was asked yet.",
            new Play.BelowTls(socket -> {
              Thread.sleep(AT_ONCE_MILLIS);
              Endings.reset(socket);
            })),
        new Fault(
            "connect-queue-slow",
            "origin.connect.syn-lost",
            "Of a short queue one connection is taken each 700 ms: after the first ones a SYN is"
                + " answered when it is sent again.",
            new Play.SlowQueue(Duration.ofMillis(700))),
        new Fault(
            "connect-queue-full",
            "origin.connect.intermittent",
            "Of a short queue one connection is taken each minute: after the first ones no SYN is"
                + " answered for long.",
            new Play.SlowQueue(Duration.ofMinutes(1))));
  }
}
