package dev.sallyport.capture.tls;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.CipherSuite.KeyExchange;
import dev.sallyport.wire.tls.ClientHello;
import dev.sallyport.wire.tls.HandshakeMessages;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** Finds the master secret of a handshake of TLS 1.2 or below, or says why nobody can. */
final class SecretFinder {
  private static final int MASTER_BYTES = 48;
  private static final int MOST_KEYS_TRIED = 16;

  private final Keys keys;
  private final Sessions sessions;

  SecretFinder(Keys keys, Sessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
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
      master = sessions.find(server.sessionId());
      master = master == null ? sessions.find(client.ticket()) : master;
    }
    try {
      if (master == null && !resumed) {
        byte[] premaster = premaster(negotiation, client, server);
        master = premaster == null ? null : master(negotiation, client, server, premaster);
      }
    } catch (GeneralSecurityException e) {
      return new MasterSecret.Unknown(WhyNot.CIPHER_NOT_SUPPORTED.reason(server.suite().name()));
    }
    if (master == null) {
      return new MasterSecret.Unknown(reason(negotiation, server, resumed, firstWasOpened));
    }
    sessions.put(server.sessionId(), master);
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
    if (suite.keyExchange() != KeyExchange.RSA) {
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

  private byte @Nullable [] premaster(
      Negotiation negotiation, ClientHello client, ServerHello server)
      throws GeneralSecurityException {
    byte[] logged = keys.secret("PMS_CLIENT_RANDOM", client.random());
    if (logged != null) {
      return logged;
    }
    byte[] body = negotiation.keyExchange;
    KeyExchange kind = server.suite().keyExchange();
    if (kind == KeyExchange.PSK && !keys.preShared().isEmpty()) {
      byte[] psk = keys.preShared().getFirst();
      // RFC 4279 section 2: as many zeros as the key has bytes, then the key
      return ByteBuffer.allocate(4 + 2 * psk.length)
          .putShort((short) psk.length)
          .put(new byte[psk.length])
          .putShort((short) psk.length)
          .put(psk)
          .array();
    }
    if (body == null || kind != KeyExchange.RSA) {
      return null;
    }
    byte[] encrypted;
    try {
      encrypted =
          HandshakeMessages.encryptedPremaster(
              new Cursor(body, 0, body.length), server.version() == ProtocolVersion.SSL_3);
    } catch (Overrun e) {
      return null;
    }
    byte[] byCiphertext = keys.byEncryptedPremaster(encrypted);
    return byCiphertext != null ? byCiphertext : decrypted(negotiation, client, encrypted);
  }

  private byte @Nullable [] decrypted(
      Negotiation negotiation, ClientHello client, byte[] encrypted) {
    int tried = 0;
    for (RSAPrivateKey key : keys.rsa()) {
      boolean other = negotiation.modulus != null && !negotiation.modulus.equals(key.getModulus());
      if (other || tried++ >= MOST_KEYS_TRIED) {
        continue;
      }
      try {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        byte[] premaster = cipher.doFinal(encrypted);
        // RFC 5246 section 7.4.7.1: the version offered stands before the random bytes
        if (premaster.length == MASTER_BYTES
            && (negotiation.modulus != null || premaster[0] == client.version() >> 8)) {
          return premaster;
        }
      } catch (GeneralSecurityException _) {
        // Not encrypted for this key: the next one may fit.
      }
    }
    return null;
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
