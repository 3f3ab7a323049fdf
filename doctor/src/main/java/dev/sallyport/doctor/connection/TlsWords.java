package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.wire.tls.AlertDescription;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Reads the JDK's messages about TLS: the only place that does. */
final class TlsWords {
  private static final String RECEIVED_ALERT = "Received fatal alert: ";
  private static final int MOST = 200;

  private TlsWords() {}

  /** The alert that the other end sent; null where something else is told. */
  static Event.@Nullable Alert alert(SSLException thrown, int recordLength) {
    String words = String.valueOf(thrown.getMessage());
    int at = words.indexOf(RECEIVED_ALERT);
    AlertDescription known =
        at < 0 ? null : AlertDescription.of(words.substring(at + RECEIVED_ALERT.length()).trim());
    return known == null ? null : new Event.Alert(2, known.number(), recordLength);
  }

  static String of(SSLException thrown) {
    String words = String.valueOf(thrown.getMessage());
    return words.length() > MOST ? words.substring(0, MOST) : words;
  }
}
