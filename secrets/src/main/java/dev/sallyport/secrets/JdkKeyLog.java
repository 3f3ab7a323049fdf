package dev.sallyport.secrets;

import java.util.Arrays;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Tells the secrets of one connection of the JDK's TLS, each once: the master secret of every
 * handshake up to TLS 1.2, renegotiations too; the four traffic secrets of TLS 1.3.
 *
 * <p>The engine tells nobody, so {@link #look} has to be called: after each of its delegated tasks,
 * since the handshake secrets of TLS 1.3 are gone a moment later, and when a handshake is done. A
 * server's of TLS 1.3 are gone before that, so those of a server's engine are not told. Belongs to
 * the thread that drives the engine.
 */
public final class JdkKeyLog {
  private final JdkFields fields;
  private final SSLEngine engine;
  private final Consumer<String> lines;
  private byte @Nullable [] clientRandom;
  private byte @Nullable [] toldRandom;
  private boolean handshakeTold;
  private boolean applicationTold;

  /**
   * Watches an engine of the JDK's; of another one nothing is told.
   *
   * @param lines takes each line, without its end
   */
  public JdkKeyLog(JdkFields fields, SSLEngine engine, Consumer<String> lines) {
    this.fields = fields;
    this.engine = engine;
    this.lines = lines;
  }

  /** Tells what is there and was not told yet. */
  public void look() {
    Object connection = fields.connection(engine);
    if (connection == null) {
      return;
    }
    Object handshake = fields.handshake(connection);
    if (handshake != null) {
      handshake(handshake);
    } else if (handshakeTold && !applicationTold) {
      applicationTold =
          both("TRAFFIC_SECRET_0", fields.readSecret(connection), fields.writeSecret(connection));
    }
  }

  private void handshake(Object handshake) {
    byte[] random = fields.clientRandom(handshake);
    clientRandom = random == null ? clientRandom : random;
    byte[] secret = fields.masterSecret(handshake);
    // A resumed handshake has the master secret of an earlier one, and a random of its own.
    if (secret != null && clientRandom != null && !Arrays.equals(clientRandom, toldRandom)) {
      toldRandom = clientRandom;
      lines.accept(KeyLogLine.of("CLIENT_RANDOM", clientRandom, secret));
    }
    if (!handshakeTold && engine.getUseClientMode()) {
      handshakeTold =
          both(
              "HANDSHAKE_TRAFFIC_SECRET",
              fields.handshakeReadSecret(handshake),
              fields.handshakeWriteSecret(handshake));
    }
  }

  /** What a client reads is the server's. */
  private boolean both(String label, byte @Nullable [] read, byte @Nullable [] write) {
    byte[] random = clientRandom;
    if (read == null || write == null || random == null) {
      return false;
    }
    lines.accept(KeyLogLine.of("SERVER_" + label, random, read));
    lines.accept(KeyLogLine.of("CLIENT_" + label, random, write));
    return true;
  }
}
