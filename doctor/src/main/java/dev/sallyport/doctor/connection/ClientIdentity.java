package dev.sallyport.doctor.connection;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the probe shows to a server that asks for a certificate; the leaf first. */
public record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {
  public ClientIdentity {
    chain = List.copyOf(chain);
  }

  /** Names the certificate only. */
  @Override
  public String toString() {
    return "ClientIdentity[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
