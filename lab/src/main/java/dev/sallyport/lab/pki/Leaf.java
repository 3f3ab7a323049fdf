package dev.sallyport.lab.pki;

import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What an end-entity certificate says of its subject.
 *
 * @param mustStaple whether it has the TLS feature status_request (RFC 7633)
 */
record Leaf(
    String commonName,
    List<String> names,
    KeyPurposeId purpose,
    KeyKind keyKind,
    boolean mustStaple) {
  static Leaf server(List<String> names) {
    return new Leaf(names.getFirst(), names, KeyPurposeId.id_kp_serverAuth, KeyKind.EC_P256, false);
  }

  static Leaf client(String commonName) {
    return new Leaf(commonName, List.of(), KeyPurposeId.id_kp_clientAuth, KeyKind.EC_P256, false);
  }

  Leaf withKey(KeyKind kind) {
    return new Leaf(commonName, names, purpose, kind, mustStaple);
  }

  Leaf stapled() {
    return new Leaf(commonName, names, purpose, keyKind, true);
  }

  X500Principal subject() {
    return new X500Principal("CN=" + commonName);
  }

  /** The names as RFC 5280 section 4.2.1.6 types them: digits and dots are an IPv4 address. */
  GeneralName[] generalNames() {
    return names.stream()
        .map(name ->
            new GeneralName(
                name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
        .toArray(GeneralName[]::new);
  }
}
