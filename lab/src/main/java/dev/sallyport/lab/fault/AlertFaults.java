package dev.sallyport.lab.fault;

import dev.sallyport.lab.tls.ClientHello;
import dev.sallyport.wire.tls.AlertDescription;
import java.util.Arrays;
import java.util.List;

/** The ClientHello answered by a fatal alert: one fault for each that TLS knows. */
final class AlertFaults {
  private AlertFaults() {}

  static List<Fault> all() {
    return Arrays.stream(AlertDescription.values())
        .filter(alert -> alert != AlertDescription.CLOSE_NOTIFY)
        .map(AlertFaults::fault)
        .toList();
  }

  private static Fault fault(AlertDescription alert) {
    // RFC 5246 section 7.2: level 2 is fatal
    byte[] record = {21, 3, 3, 0, 2, 2, (byte) alert.number()};
    String event = "alert-" + alert.word().replace('_', '-');
    return new Fault(
        "handshake-" + event,
        "origin.handshake." + event,
        "The ClientHello is answered by the fatal alert %s.".formatted(alert.word()),
        new Play.BelowTls(socket -> {
          ClientHello.read(socket.getInputStream());
          socket.getOutputStream().write(record);
          HandshakeFaults.fin(socket);
        }));
  }
}
