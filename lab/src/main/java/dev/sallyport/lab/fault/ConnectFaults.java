package dev.sallyport.lab.fault;

import java.util.List;

/** Faults before a byte can be sent. */
final class ConnectFaults {
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
            new Play.FullBacklog()));
  }
}
