package dev.sallyport.capture.tls;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.tls.TlsDirection.State;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.ClientHello;
import dev.sallyport.wire.tls.ServerHello;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** The secrets of TLS 1.3 as a key log names them, and which of them is in use when. */
final class Tls13Keys {
  /** The record belongs to keys that are not known; nothing is wrong with it. */
  static final int OF_OTHER_KEYS = -2;

  private static final int MOST_TRIALS = 512;
  private static final String EARLY = "CLIENT_EARLY_TRAFFIC_SECRET";

  private final Story story;
  private final SessionSecrets secrets;

  Tls13Keys(Story story, SessionSecrets secrets) {
    this.story = story;
    this.secrets = secrets;
  }

  /** A side's first encrypted record. */
  void begin(TlsDirection direction) {
    Negotiation negotiation = direction.negotiation;
    ClientHello client = negotiation.client;
    if (client == null || negotiation.server == null) {
      WhyNot lost = client == null ? negotiation.clientLost : negotiation.serverLost;
      shut(direction, (lost == null ? WhyNot.PACKET_LOST : lost).reason());
      return;
    }
    byte[] handshake = secret(client, label(direction.side, "HANDSHAKE_TRAFFIC_SECRET"));
    byte[] application = secret(client, label(direction.side, "TRAFFIC_SECRET_0"));
    boolean early = direction.side == Side.CLIENT && client.earlyData();
    byte[] earlySecret = early ? secret(client, EARLY) : null;
    if (early && earlySecret == null && secrets.keys().hasLog()) {
      closed(direction, WhyNot.TLS13_SECRET_MISSING.reason(EARLY));
    }
    if (earlySecret != null) {
      protect(direction, EARLY, earlySecret, State.EARLY);
    } else if (handshake != null) {
      handshake(direction);
    } else if (application != null) {
      closed(
          direction,
          WhyNot.TLS13_SECRET_MISSING.reason(label(direction.side, "HANDSHAKE_TRAFFIC_SECRET")));
      protect(direction, label(direction.side, "TRAFFIC_SECRET_0"), application, State.TRIAL);
    } else {
      shut(direction, reason(client, direction.side));
    }
  }

  /** The handshake's own records come. */
  void handshake(TlsDirection direction) {
    next(direction, "HANDSHAKE_TRAFFIC_SECRET", State.HANDSHAKE);
  }

  /** Behind Finished. */
  void application(TlsDirection direction) {
    next(direction, "TRAFFIC_SECRET_0", State.OPEN);
  }

  // RFC 8446 section 7.2
  void update(TlsDirection direction) {
    Negotiation negotiation = direction.negotiation;
    byte[] secret = direction.trafficSecret;
    ServerHello server = negotiation.server;
    if (secret == null || server == null) {
      return;
    }
    try {
      CipherSuite suite = server.suite();
      byte[] next = KeySchedule.expandLabel(suite.prfHash(), secret, "traffic upd", secret.length);
      direction.protect(Protections.tls13(suite, next), State.OPEN);
      direction.trafficSecret = next;
    } catch (GeneralSecurityException e) {
      shut(direction, WhyNot.CIPHER_NOT_SUPPORTED.reason(server.suite().name()));
    }
  }

  /**
   * Tries the keys that follow, since what would have told of the change may be lost or refused:
   * 0-RTT data, or Finished.
   */
  int otherKeys(TlsDirection direction, byte[] header, byte[] array, int offset, int length) {
    Negotiation negotiation = direction.negotiation;
    ClientHello client = negotiation.client;
    if (client == null) {
      return RecordProtection.NOT_OPENED;
    }
    if (direction.state == State.TRIAL) {
      if (direction.failures() > MOST_TRIALS) {
        shut(direction, WhyNot.KEY_DOES_NOT_FIT.reason());
      }
      return OF_OTHER_KEYS;
    }
    boolean early = direction.state == State.EARLY;
    String label =
        early
            ? label(direction.side, "HANDSHAKE_TRAFFIC_SECRET")
            : label(direction.side, "TRAFFIC_SECRET_0");
    byte[] secret = direction.state == State.OPEN ? null : secret(client, label);
    ServerHello server = negotiation.server;
    if (secret == null || server == null) {
      return RecordProtection.NOT_OPENED;
    }
    TlsDirection trial = new TlsDirection(direction.side, negotiation, secrets.scratch());
    try {
      trial.protect(Protections.tls13(server.suite(), secret), State.OPEN);
    } catch (GeneralSecurityException e) {
      return RecordProtection.NOT_OPENED;
    }
    trial.missingAs(direction);
    int content = trial.open(header, array, offset, length);
    if (content < 0) {
      boolean earlyData = early || direction.side == Side.CLIENT && client.earlyData();
      return earlyData && direction.failures() <= MOST_TRIALS
          ? OF_OTHER_KEYS
          : RecordProtection.NOT_OPENED;
    }
    direction.adopt(trial, early ? State.HANDSHAKE : State.OPEN);
    direction.trafficSecret = secret;
    return content;
  }

  private void next(TlsDirection direction, String name, State state) {
    Negotiation negotiation = direction.negotiation;
    ClientHello client = negotiation.client;
    String label = label(direction.side, name);
    byte[] secret = client == null ? null : secret(client, label);
    if (secret == null) {
      shut(direction, WhyNot.TLS13_SECRET_MISSING.reason(label));
    } else {
      protect(direction, label, secret, state);
    }
  }

  private void protect(TlsDirection direction, String label, byte[] secret, State state) {
    Negotiation negotiation = direction.negotiation;
    ServerHello server = negotiation.server;
    ClientHello client = negotiation.client;
    if (server == null || client == null) {
      return;
    }
    try {
      direction.protect(Protections.tls13(server.suite(), secret), state);
      direction.trafficSecret = secret;
      secrets.used(label, client.random(), secret);
    } catch (GeneralSecurityException e) {
      shut(direction, WhyNot.CIPHER_NOT_SUPPORTED.reason(server.suite().name()));
    }
  }

  private String reason(ClientHello client, Side side) {
    Keys keys = secrets.keys();
    if (!keys.hasLog()) {
      return keys.rsa().isEmpty()
          ? WhyNot.NO_KEY.reason()
          : WhyNot.KEY_EXCHANGE_IS_EPHEMERAL.reason("(TLS 1.3)");
    }
    boolean any = secret(client, EARLY) != null;
    for (Side each : new Side[] {Side.CLIENT, Side.ORIGIN}) {
      any |= secret(client, label(each, "HANDSHAKE_TRAFFIC_SECRET")) != null;
      any |= secret(client, label(each, "TRAFFIC_SECRET_0")) != null;
    }
    return any
        ? WhyNot.TLS13_SECRET_MISSING.reason(label(side, "TRAFFIC_SECRET_0"))
        : WhyNot.NO_KEY_FOR_SESSION.reason();
  }

  private byte @Nullable [] secret(ClientHello client, String label) {
    return secrets.keys().secret(label, client.random());
  }

  private static String label(Side side, String name) {
    return (side == Side.CLIENT ? "CLIENT_" : "SERVER_") + name;
  }

  private void shut(TlsDirection direction, String reason) {
    direction.shut();
    closed(direction, reason);
  }

  private void closed(TlsDirection direction, String reason) {
    Moment at = direction.changedAt;
    if (at != null) {
      story.closed(at, direction.side, reason);
    }
  }
}
