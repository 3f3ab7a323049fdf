package dev.sallyport.lab.fault;

import dev.sallyport.lab.tls.ClientHello;
import dev.sallyport.wire.tls.AlertDescription;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The ClientHello answered by a fatal alert: one fault for each that TLS knows. */
final class AlertFaults {
  private AlertFaults() {}

  static List<Fault> all() {
    return Stream.concat(
            Arrays.stream(AlertDescription.values())
                .filter(alert -> alert != AlertDescription.CLOSE_NOTIFY)
                .map(alert -> fault(alert.number(), alert.word())),
            Stream.of(fault(255, "unknown"))) // in no registry
        .toList();
  }

  private static Fault fault(int number, String word) {
    // RFC 5246 section 7.2: level 2 is fatal
    byte[] record = {21, 3, 3, 0, 2, 2, (byte) number};
    String event = "alert-" + word.replace('_', '-');
    return new Fault(
        "handshake-" + event,
        "origin.handshake." + event,
        "The ClientHello is answered by the fatal alert %s.".formatted(word),
        new Play.BelowTls(socket -> {
          ClientHello.read(socket.getInputStream());
          socket.getOutputStream().write(record);
          HandshakeFaults.fin(socket);
        }));
  }
}
