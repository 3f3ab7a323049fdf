package dev.sallyport.lab.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate authority: a name and a key that sign.
 *
 * @param sentAlong what a server certified by this authority sends after its own certificate
 * @param digest by way of which it signs end entities, for instance {@code SHA256}
 */
record Authority(
    PrivateKey key, X509Certificate certificate, List<X509Certificate> sentAlong, String digest) {
  private static final String SOUND_DIGEST = "SHA256";

  static Authority root(String commonName, Validity validity) throws GeneralSecurityException {
    KeyPair pair = KeyKind.EC_P256.generate();
    X500Principal self = new X500Principal("CN=" + commonName);
    X509Certificate certificate =
        new CertificateDraft(self, pair.getPublic(), validity)
            .authority(1)
            .sign(self, pair.getPublic(), pair.getPrivate());
    return new Authority(pair.getPrivate(), certificate, List.of(), SOUND_DIGEST);
  }

  Authority subordinate(String commonName, Validity validity) throws GeneralSecurityException {
    return subordinate(commonName, validity, KeyKind.EC_P256);
  }

  Authority subordinate(String commonName, Validity validity, KeyKind kind)
      throws GeneralSecurityException {
    KeyPair pair = kind.generate();
    X509Certificate certificate =
        new CertificateDraft(new X500Principal("CN=" + commonName), pair.getPublic(), validity)
            .authority(0)
            .sign(certificate().getSubjectX500Principal(), certificate().getPublicKey(), key);
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(sentAlong);
    return new Authority(pair.getPrivate(), certificate, List.copyOf(chain), SOUND_DIGEST);
  }

  Authority signingBy(String otherDigest) {
    return new Authority(key, certificate, sentAlong, otherDigest);
  }

  Identity issue(Leaf leaf, Validity validity) throws GeneralSecurityException {
    KeyPair pair = leaf.keyKind().generate();
    X509Certificate certified =
        new CertificateDraft(leaf.subject(), pair.getPublic(), validity)
            .endEntity(leaf)
            .sign(certificate.getSubjectX500Principal(), certificate.getPublicKey(), key, digest);
    List<X509Certificate> chain = new ArrayList<>(List.of(certified));
    chain.addAll(sentAlong);
    return new Identity(pair.getPrivate(), chain);
  }

  static Identity selfSigned(Leaf leaf, Validity validity) throws GeneralSecurityException {
    KeyPair pair = leaf.keyKind().generate();
    X509Certificate certified =
        new CertificateDraft(leaf.subject(), pair.getPublic(), validity)
            .endEntity(leaf)
            .sign(leaf.subject(), pair.getPublic(), pair.getPrivate());
    return new Identity(pair.getPrivate(), List.of(certified));
  }
}
