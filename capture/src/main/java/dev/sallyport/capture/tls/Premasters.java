package dev.sallyport.capture.tls;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.tls.CipherSuite.KeyExchange;
import dev.sallyport.wire.tls.ClientHello;
import dev.sallyport.wire.tls.HandshakeMessages;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** Premaster secrets of TLS 1.2 and below, from a key log, an RSA key or a pre-shared key. */
final class Premasters {
  private static final int RSA_BYTES = 48;
  private static final int MOST_KEYS_TRIED = 16;

  private final Keys keys;

  Premasters(Keys keys) {
    this.keys = keys;
  }

  /** That of a handshake; null where nothing that was given tells it. */
  byte @Nullable [] find(Negotiation negotiation, ClientHello client, ServerHello server) {
    byte[] logged = keys.secret("PMS_CLIENT_RANDOM", client.random());
    if (logged != null) {
      return logged;
    }
    byte[] preShared = keys.preShared().isEmpty() ? null : keys.preShared().getFirst();
    return switch (server.suite().keyExchange()) {
      case RSA -> encrypted(negotiation, client, server);
      // RFC 4279 section 2: as many zeros as the key has bytes, then the key
      case PSK -> preShared == null ? null : joined(new byte[preShared.length], preShared);
      case RSA_PSK -> {
        byte[] encrypted = preShared == null ? null : encrypted(negotiation, client, server);
        yield encrypted == null || preShared == null ? null : joined(encrypted, preShared);
      }
      case EPHEMERAL, TLS13 -> null;
    };
  }

  // RFC 4279 section 2: other secret(2+n) pre-shared key(2+n)
  private static byte[] joined(byte[] other, byte[] preShared) {
    return ByteBuffer.allocate(4 + other.length + preShared.length)
        .putShort((short) other.length)
        .put(other)
        .putShort((short) preShared.length)
        .put(preShared)
        .array();
  }

  /** What the client encrypted for the certificate's key. */
  private byte @Nullable [] encrypted(
      Negotiation negotiation, ClientHello client, ServerHello server) {
    byte[] keyExchange = negotiation.keyExchange;
    if (keyExchange == null) {
      return null;
    }
    byte[] encrypted;
    try {
      Cursor body = new Cursor(keyExchange, 0, keyExchange.length);
      if (server.suite().keyExchange() == KeyExchange.RSA_PSK) {
        HandshakeMessages.skipIdentity(body);
      }
      encrypted =
          HandshakeMessages.encryptedPremaster(body, server.version() == ProtocolVersion.SSL_3);
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
        if (premaster.length == RSA_BYTES
            && (negotiation.modulus != null || premaster[0] == client.version() >> 8)) {
          return premaster;
        }
      } catch (GeneralSecurityException _) {
        // Not encrypted for this key: the next one may fit.
      }
    }
    return null;
  }
}
