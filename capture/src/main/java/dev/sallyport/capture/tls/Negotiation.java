package dev.sallyport.capture.tls;

import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tls.ClientHello;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** One handshake as far as it was seen, the first or one inside the tunnel. */
final class Negotiation {
  private static final int MOST_TRANSCRIPT = 512 << 10;

  /** Whether it began inside the tunnel. */
  final boolean inside;

  @Nullable ClientHello client;
  @Nullable ServerHello server;

  /** A ticket that the server gave (RFC 5077). */
  byte @Nullable [] ticket;

  /** Body of ClientKeyExchange. */
  byte @Nullable [] keyExchange;

  /** Modulus of the server certificate's RSA key. */
  @Nullable BigInteger modulus;

  /** A HelloRetryRequest was seen, which only TLS 1.3 has. */
  boolean retried;

  boolean serverHelloDone;
  boolean clientCertificate;
  boolean clientChanged;
  boolean serverGap;
  boolean clientFinished;
  boolean serverFinished;

  /** Why messages of a side will not come. */
  @Nullable WhyNot clientLost;

  @Nullable WhyNot serverLost;

  /** What the keys are; null before anybody asked. */
  @Nullable MasterSecret secret;

  private @Nullable Negotiation next;

  private final ByteArrayOutputStream clientHello = new ByteArrayOutputStream(0);
  private final ByteArrayOutputStream serverFlight = new ByteArrayOutputStream(0);
  private final ByteArrayOutputStream clientFlight = new ByteArrayOutputStream(0);

  Negotiation(boolean inside) {
    this.inside = inside;
  }

  /** The handshake after this one, which the two sides come to at different places. */
  Negotiation next() {
    Negotiation following = next;
    if (following == null) {
      following = new Negotiation(true);
      next = following;
    }
    return following;
  }

  boolean finishedBy(Side side) {
    return side == Side.CLIENT ? clientFinished : serverFinished;
  }

  boolean finished() {
    return clientFinished && serverFinished;
  }

  void finished(Side side) {
    if (side == Side.CLIENT) {
      clientFinished = true;
    } else {
      serverFinished = true;
    }
  }

  /** Whether the server took up an earlier session: then it sends neither certificate nor done. */
  boolean resumed() {
    if (server != null && server.version() == ProtocolVersion.TLS_1_3) {
      return server.preSharedKey();
    }
    return server != null && !serverHelloDone && keyExchange == null && modulus == null;
  }

  void lost(Side side, WhyNot why) {
    if (side == Side.CLIENT) {
      clientLost = clientLost == null ? why : clientLost;
    } else {
      serverLost = serverLost == null ? why : serverLost;
    }
  }

  /** Whether all that a side's keys are made of was seen, or will never be. */
  boolean ready(Side side) {
    boolean hellos =
        (client != null || clientLost != null) && (server != null || serverLost != null);
    boolean needsKeyExchange = side == Side.ORIGIN && (serverHelloDone || serverGap);
    return hellos
        && (!needsKeyExchange || keyExchange != null || clientChanged || clientLost != null);
  }

  /** Keeps a message for the session hash; nothing behind ClientKeyExchange belongs to it. */
  void record(Side side, byte[] message, boolean hello) {
    ByteArrayOutputStream part =
        side == Side.ORIGIN ? serverFlight : hello ? clientHello : clientFlight;
    boolean late = side == Side.ORIGIN ? serverHelloDone : keyExchange != null;
    if (!late && part.size() + message.length <= MOST_TRANSCRIPT) {
      part.writeBytes(message);
    }
  }

  /** The messages up to ClientKeyExchange in their order (RFC 7627 section 3). */
  byte[] transcript() {
    return KeySchedule.concat(
        clientHello.toByteArray(), serverFlight.toByteArray(), clientFlight.toByteArray());
  }
}
