package dev.sallyport.gateway.config;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that vouch for it.
 *
 * @param chain the key's own certificate first; at least one
 */
public record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** Names the certificate only. */
  @Override
  public String toString() {
    return "KeyAndChain[" + certificate().getSubjectX500Principal() + "]";
  }
}
