package dev.sallyport.doctor.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.Tcp;
import dev.sallyport.doctor.connection.TlsConnection;
import dev.sallyport.doctor.connection.TlsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Opens connections to one address. */
record Opening(InetSocketAddress address, TlsSettings tls, Patience patience) {

  /** A connection whose handshake is done; null where none came about, and the log says why. */
  @Nullable TlsConnection open(ProbeLog log) throws GeneralSecurityException {
    try {
      TlsConnection connection =
          new TlsConnection(Tcp.connect(address, patience.connect(), log), tls, log);
      return shaken(connection, log) ? connection : null;
    } catch (ProbeEnded e) {
      if (log.last() instanceof Event.Reset) {
        log.did(new Event.HandshakeFailed("reset before a ClientHello was sent"));
      }
      return null;
    } catch (IOException e) {
      log.did(new Event.InternalFault("no socket: " + e.getMessage()));
      return null;
    }
  }

  private boolean shaken(TlsConnection connection, ProbeLog log) throws IOException {
    connection.deadline(Deadline.in(patience.handshake()));
    try {
      connection.handshake();
      return true;
    } catch (SocketTimeoutException e) {
      log.gaveUp(Timer.HANDSHAKE, patience.handshake());
    } catch (ProbeEnded e) {
      // The log says why.
    }
    connection.close();
    return false;
  }
}
