package dev.sallyport.gateway.origin;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.wire.tls.AlertDescription;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what Netty and the JDK throw into events: the only place that reads their messages. */
final class OriginFault {
  private static final String RECEIVED_ALERT = "Received fatal alert: ";
  private static final int MAX_WORDS = 200;

  private OriginFault() {}

  /** Why a TCP connection did not come up. */
  static Event.ConnectFailed connect(String address, Throwable thrown) {
    String words = words(thrown);
    Event.ConnectFault fault;
    if (thrown instanceof NoRouteToHostException || words.contains("unreachable")) {
      fault = Event.ConnectFault.UNREACHABLE;
    } else if (thrown instanceof BindException
        || words.contains("Too many open files")
        || words.contains("Cannot assign requested address")) {
      fault = Event.ConnectFault.LOCAL;
    } else if (thrown instanceof ConnectException) {
      fault = Event.ConnectFault.REFUSED;
    } else {
      fault = Event.ConnectFault.LOCAL;
    }
    return new Event.ConnectFailed(address, fault, ownWords(words));
  }

  /**
   * Without what Netty puts around the system's words: its call and number before, the address
   * behind.
   */
  private static String ownWords(String words) {
    int from = words.indexOf("): ");
    String own = words.startsWith("finishConnect") && from >= 0 ? words.substring(from + 3) : words;
    int to = own.indexOf(": ");
    return to > 0 ? own.substring(0, to) : own;
  }

  /** What an exception on an open connection means; null where something else says it better. */
  static @Nullable Event on(Throwable thrown, int pendingAlertLength) {
    Throwable t =
        thrown instanceof DecoderException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (t instanceof NotSslRecordException) {
      return null; // the tap saw the bytes
    }
    if (t instanceof SSLException) {
      Event.Alert alert = alert(t, pendingAlertLength);
      return alert != null ? alert : new Event.HandshakeFailed(words(t));
    }
    if (t instanceof IOException) {
      return new Event.Reset();
    }
    return new Event.InternalFault(t.getClass().getSimpleName() + ": " + words(t));
  }

  /** Whether the system says that an RST came; a broken pipe may also follow a FIN. */
  static boolean tellsOfReset(Throwable thrown) {
    return thrown instanceof IOException && words(thrown).contains("Connection reset");
  }

  private static Event.@Nullable Alert alert(Throwable t, int recordLength) {
    String words = words(t);
    int at = words.indexOf(RECEIVED_ALERT);
    if (at < 0) {
      return null;
    }
    AlertDescription known =
        AlertDescription.of(words.substring(at + RECEIVED_ALERT.length()).trim());
    return known == null ? null : new Event.Alert(2, known.number(), recordLength);
  }

  static String words(Throwable t) {
    String m = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    return m.length() > MAX_WORDS ? m.substring(0, MAX_WORDS) : m;
  }
}
