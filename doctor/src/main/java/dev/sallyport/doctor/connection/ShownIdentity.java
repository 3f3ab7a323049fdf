package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.Event;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each CertificateRequest and shows the one certificate that there is, whatever the
 * authorities it names, as curl does. One per connection.
 */
final class ShownIdentity extends X509ExtendedKeyManager {
  private static final String ALIAS = "given";
  private static final int MOST_NAMES = 64;
  private static final int MOST_NAME_CHARS = 200;

  private final @Nullable ClientIdentity identity;
  private final Consumer<Event.CertificateRequested> heard;

  ShownIdentity(@Nullable ClientIdentity identity, Consumer<Event.CertificateRequested> heard) {
    this.identity = identity;
    this.heard = heard;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    List<String> names = new ArrayList<>();
    for (Principal issuer : issuers == null ? new Principal[0] : issuers) {
      String name = issuer.getName();
      if (names.size() < MOST_NAMES) {
        names.add(name.length() > MOST_NAME_CHARS ? name.substring(0, MOST_NAME_CHARS) : name);
      }
    }
    heard.accept(new Event.CertificateRequested(List.copyOf(names)));
    return identity != null && List.of(keyTypes).contains(identity.key().getAlgorithm())
        ? ALIAS
        : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return identity == null ? null : identity.key();
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return identity == null ? new String[0] : new String[] {ALIAS};
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    throw new UnsupportedOperationException("engines only");
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    throw new UnsupportedOperationException("clients only");
  }

  @Override
  public String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    throw new UnsupportedOperationException("clients only");
  }
}
