package dev.sallyport.capture.keys;

import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was given to open TLS sessions. Secrets may be looked for by several threads. */
public final class Keys {
  private final KeyLog log = new KeyLog();
  private final List<KeyLogFile> files = new ArrayList<>();
  private final List<RSAPrivateKey> rsa = new ArrayList<>();
  private final List<byte[]> preShared = new ArrayList<>();

  public void add(RSAPrivateKey key) {
    rsa.add(key);
  }

  /** Adds a key log. Whether it has lines already; what is added to it later is read too. */
  public synchronized boolean add(KeyLogFile file) {
    files.add(file);
    int before = log.size();
    file.addTo(log);
    return log.size() > before;
  }

  /** Adds secrets as a capture file holds them. */
  public synchronized void addSecrets(String keyLogText) {
    log.add(keyLogText);
  }

  public void addPreShared(byte[] key) {
    preShared.add(key);
  }

  public synchronized boolean hasLog() {
    return log.size() > 0 || !files.isEmpty();
  }

  public List<RSAPrivateKey> rsa() {
    return rsa;
  }

  public List<byte[]> preShared() {
    return preShared;
  }

  /** As {@link KeyLog#secret}; looks once more at files that have grown. */
  public synchronized byte @Nullable [] secret(String label, byte[] clientRandom) {
    byte[] found = log.secret(label, clientRandom);
    return found != null || !grown() ? found : log.secret(label, clientRandom);
  }

  public synchronized byte @Nullable [] bySession(byte[] sessionId) {
    return log.bySession(sessionId);
  }

  public synchronized byte @Nullable [] byEncryptedPremaster(byte[] encrypted) {
    return log.byEncryptedPremaster(encrypted);
  }

  private boolean grown() {
    boolean any = false;
    for (KeyLogFile file : files) {
      any |= file.addTo(log);
    }
    return any;
  }
}
