package dev.sallyport.capture.tls;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.CipherSuite.KeyExchange;
import dev.sallyport.wire.tls.ClientHello;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Finds the master secret of a handshake of TLS 1.2 or below, or says why nobody can. */
final class SecretFinder {
  private static final int MASTER_BYTES = 48;

  private final Keys keys;
  private final SessionSecrets secrets;
  private final Premasters premasters;

  SecretFinder(SessionSecrets secrets) {
    this.keys = secrets.keys();
    this.secrets = secrets;
    this.premasters = new Premasters(keys);
  }

  MasterSecret find(Negotiation negotiation, boolean firstWasOpened) {
    ClientHello client = negotiation.client;
    ServerHello server = negotiation.server;
    if (client == null) {
      return unknown(negotiation.clientLost);
    }
    if (server == null) {
      return unknown(negotiation.serverLost);
    }
    byte[] master = keys.secret("CLIENT_RANDOM", client.random());
    if (master == null) {
      master = keys.bySession(server.sessionId());
    }
    boolean resumed = negotiation.resumed();
    if (master == null && resumed) {
      master = secrets.recall(server.sessionId());
      master = master == null ? secrets.recall(client.ticket()) : master;
    }
    try {
      if (master == null && !resumed) {
        byte[] premaster = premasters.find(negotiation, client, server);
        master = premaster == null ? null : master(negotiation, client, server, premaster);
      }
    } catch (GeneralSecurityException e) {
      return new MasterSecret.Unknown(WhyNot.CIPHER_NOT_SUPPORTED.reason(server.suite().name()));
    }
    if (master == null) {
      return new MasterSecret.Unknown(reason(negotiation, server, resumed, firstWasOpened));
    }
    secrets.remember(server.sessionId(), master);
    return new MasterSecret.Known(master);
  }

  private String reason(
      Negotiation negotiation, ServerHello server, boolean resumed, boolean firstWasOpened) {
    CipherSuite suite = server.suite();
    if (!keys.hasLog() && keys.rsa().isEmpty() && keys.preShared().isEmpty()) {
      return WhyNot.NO_KEY.reason();
    }
    if (resumed) {
      return WhyNot.RESUMED_WITHOUT_ORIGINAL.reason();
    }
    if (negotiation.inside && firstWasOpened && keys.hasLog()) {
      return WhyNot.KEY_LOG_LACKS_RENEGOTIATION.reason();
    }
    if (keys.hasLog() && keys.rsa().isEmpty()) {
      return WhyNot.NO_KEY_FOR_SESSION.reason();
    }
    if (suite.keyExchange() != KeyExchange.RSA && suite.keyExchange() != KeyExchange.RSA_PSK) {
      return WhyNot.KEY_EXCHANGE_IS_EPHEMERAL.reason("(" + suite.name() + ")");
    }
    if (negotiation.keyExchange == null) {
      WhyNot lost = negotiation.clientLost;
      return (lost == null ? WhyNot.PACKET_LOST : lost).reason("with the ClientKeyExchange");
    }
    return WhyNot.KEY_NOT_OF_THIS_CERTIFICATE.reason();
  }

  private static MasterSecret unknown(@Nullable WhyNot why) {
    return new MasterSecret.Unknown((why == null ? WhyNot.PACKET_LOST : why).reason());
  }

  private static byte[] master(
      Negotiation negotiation, ClientHello client, ServerHello server, byte[] premaster)
      throws GeneralSecurityException {
    CipherSuite suite = server.suite();
    int version = server.version();
    if (server.extendedMasterSecret()) {
      return KeySchedule.prf(
          version,
          suite.prfHash(),
          premaster,
          "extended master secret",
          sessionHash(version, suite.prfHash(), negotiation.transcript()),
          MASTER_BYTES);
    }
    return KeySchedule.prf(
        version,
        suite.prfHash(),
        premaster,
        "master secret",
        KeySchedule.concat(client.random(), server.random()),
        MASTER_BYTES);
  }

  // RFC 7627 section 3; before TLS 1.2 the two hashes of the Finished message
  private static byte[] sessionHash(int version, String hash, byte[] transcript)
      throws GeneralSecurityException {
    if (version >= ProtocolVersion.TLS_1_2) {
      return MessageDigest.getInstance(hash.equals("SHA384") ? "SHA-384" : "SHA-256")
          .digest(transcript);
    }
    return KeySchedule.concat(
        MessageDigest.getInstance("MD5").digest(transcript),
        MessageDigest.getInstance("SHA-1").digest(transcript));
  }
}
