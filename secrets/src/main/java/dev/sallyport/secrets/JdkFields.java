package dev.sallyport.secrets;

import java.lang.reflect.Field;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Where the JDK's TLS keeps what a key log needs. It has no interface for that, so these are fields
 * of its own classes, which another JDK may name otherwise. Immutable.
 */
public final class JdkFields {
  private static final String PACKAGE = "sun.security.ssl.";

  private final Field connection;
  private final Field handshake;
  private final Field handshakeSession;
  private final Field clientHelloRandom;
  private final Field randomBytes;
  private final Field masterSecret;
  private final Field baseReadSecret;
  private final Field baseWriteSecret;
  private final Field input;
  private final Field output;
  private final Field readCipher;
  private final Field writeCipher;
  private final Field readSecret;
  private final Field writeSecret;

  private JdkFields() throws SecretsUnavailableException {
    connection = field("SSLEngineImpl", "conContext");
    handshake = field("TransportContext", "handshakeContext");
    handshakeSession = field("HandshakeContext", "handshakeSession");
    clientHelloRandom = field("HandshakeContext", "clientHelloRandom");
    randomBytes = field("RandomCookie", "randomBytes");
    masterSecret = field("SSLSessionImpl", "masterSecret");
    baseReadSecret = field("HandshakeContext", "baseReadSecret");
    baseWriteSecret = field("HandshakeContext", "baseWriteSecret");
    input = field("TransportContext", "inputRecord");
    output = field("TransportContext", "outputRecord");
    readCipher = field("InputRecord", "readCipher");
    writeCipher = field("OutputRecord", "writeCipher");
    readSecret = field("SSLCipher$SSLReadCipher", "baseSecret");
    writeSecret = field("SSLCipher$SSLWriteCipher", "baseSecret");
  }

  /** Finds the fields in this JDK. */
  public static JdkFields find() throws SecretsUnavailableException {
    return new JdkFields();
  }

  private static Field field(String type, String name) throws SecretsUnavailableException {
    Field field;
    try {
      field = Class.forName(PACKAGE + type).getDeclaredField(name);
    } catch (ReflectiveOperationException e) {
      throw new SecretsUnavailableException(
          "TLS secrets of the JDK cannot be read: Java %s has no %s.%s; Java 25 has"
              .formatted(Runtime.version(), type, name));
    }
    if (!field.trySetAccessible()) {
      throw new SecretsUnavailableException(
          "TLS secrets of the JDK cannot be read: start Java with --add-opens"
              + " java.base/sun.security.ssl=ALL-UNNAMED");
    }
    return field;
  }

  /** The engine's state; null where the engine is not the JDK's. */
  @Nullable Object connection(Object engine) {
    return connection.getDeclaringClass().isInstance(engine) ? value(connection, engine) : null;
  }

  /** The handshake that is under way; null between handshakes. */
  @Nullable Object handshake(Object ofConnection) {
    return value(handshake, ofConnection);
  }

  byte @Nullable [] clientRandom(Object ofHandshake) {
    Object random = value(clientHelloRandom, ofHandshake);
    return random == null ? null : (byte[]) value(randomBytes, random);
  }

  byte @Nullable [] masterSecret(Object ofHandshake) {
    Object session = value(handshakeSession, ofHandshake);
    return session == null ? null : secret(masterSecret, session);
  }

  byte @Nullable [] handshakeReadSecret(Object ofHandshake) {
    return secret(baseReadSecret, ofHandshake);
  }

  byte @Nullable [] handshakeWriteSecret(Object ofHandshake) {
    return secret(baseWriteSecret, ofHandshake);
  }

  byte @Nullable [] readSecret(Object ofConnection) {
    return cipherSecret(input, readCipher, readSecret, ofConnection);
  }

  byte @Nullable [] writeSecret(Object ofConnection) {
    return cipherSecret(output, writeCipher, writeSecret, ofConnection);
  }

  private static byte @Nullable [] cipherSecret(
      Field record, Field cipher, Field secret, Object ofConnection) {
    Object records = value(record, ofConnection);
    Object in = records == null ? null : value(cipher, records);
    return in == null ? null : secret(secret, in);
  }

  private static byte @Nullable [] secret(Field field, Object of) {
    return value(field, of) instanceof SecretKey key ? key.getEncoded() : null;
  }

  private static @Nullable Object value(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible before: " + field, e);
    }
  }
}
