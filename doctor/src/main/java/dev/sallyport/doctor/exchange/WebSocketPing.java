package dev.sallyport.doctor.exchange;

import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.TlsConnection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Asks an upgraded connection for a sign of life: a Ping, which the other end must answer (RFC 6455
 * section 5.5.2). Whatever comes is one.
 */
final class WebSocketPing {
  /** FIN and opcode 9; masked, without content; the key follows (RFC 6455 section 5.2). */
  private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

  private static final int KEY_AT = 2;

  private WebSocketPing() {}

  /** Writes into the log what ends the wait, unless something came. */
  static void ask(TlsConnection connection, Arrivals arrivals, ProbeLog log, Duration patience)
      throws IOException {
    byte[] ping = PING.clone();
    byte[] key = new byte[PING.length - KEY_AT];
    new SecureRandom().nextBytes(key);
    System.arraycopy(key, 0, ping, KEY_AT, key.length);
    arrivals.until(Deadline.in(patience));
    try {
      if (arrivals.unread() == 0 && connection.write(ping)) {
        arrivals.next();
      }
    } catch (SocketTimeoutException e) {
      log.gaveUp(Timer.TUNNEL_IDLE, patience);
    } catch (ProbeEnded e) {
      // The log says why.
    }
  }
}
