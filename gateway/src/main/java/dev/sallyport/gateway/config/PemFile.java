package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.IdentityException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** PEM files (RFC 7468): certificates, and private keys in PKCS#8 or their traditional forms. */
final class PemFile {
  private PemFile() {}

  /** All certificates of a file, at least one. */
  static List<X509Certificate> certificates(byte[] content, String path) throws IdentityException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      for (Object object : objects(content)) {
        if (object instanceof X509CertificateHolder holder) {
          ByteArrayInputStream der = new ByteArrayInputStream(holder.getEncoded());
          certificates.add((X509Certificate) x509.generateCertificate(der));
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IdentityException(
          Fault.CHAIN, "broken certificate in " + path + "; wanted X.509 in PEM", e);
    }
    if (certificates.isEmpty()) {
      throw new IdentityException(
          Fault.CHAIN, "no certificate in " + path + "; wanted BEGIN CERTIFICATE");
    }
    return List.copyOf(certificates);
  }

  /** The first private key of a file, which is not encrypted. */
  static PrivateKey key(byte[] content, String path) throws IdentityException {
    return key(content, path, null);
  }

  /** The first private key of a file; {@code password}: null where an encrypted one is refused. */
  static PrivateKey key(byte[] content, String path, @Nullable KeyPassword password)
      throws IdentityException {
    try {
      for (Object object : objects(content)) {
        switch (object) {
          case PrivateKeyInfo key -> {
            return key(key, path);
          }
          case PEMKeyPair pair -> {
            return key(pair.getPrivateKeyInfo(), path);
          }
          case PKCS8EncryptedPrivateKeyInfo key -> {
            return key(EncryptedPemKey.open(key, given(password, path), path), path);
          }
          case PEMEncryptedKeyPair pair -> {
            return key(EncryptedPemKey.open(pair, given(password, path), path), path);
          }
          default -> {}
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IdentityException(
          Fault.KEY, "broken private key in " + path + "; wanted PKCS#8 in PEM", e);
    }
    throw new IdentityException(
        Fault.KEY, "no private key in " + path + "; wanted BEGIN PRIVATE KEY");
  }

  private static char[] given(@Nullable KeyPassword password, String path)
      throws IdentityException, IOException {
    if (password == null) {
      throw encrypted(path);
    }
    char[] given = password.of(Path.of(path));
    if (given == null) {
      throw new IdentityException(
          Fault.PASSWORD, "encrypted private key in " + path + "; wanted its password, got none");
    }
    return given;
  }

  private static List<Object> objects(byte[] content) throws IOException {
    List<Object> objects = new ArrayList<>();
    String text = new String(content, StandardCharsets.US_ASCII);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        objects.add(object);
      }
    }
    return objects;
  }

  private static PrivateKey key(PrivateKeyInfo info, String path)
      throws IOException, GeneralSecurityException, IdentityException {
    ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
    String name = algorithmName(algorithm);
    if (name.isEmpty()) {
      throw new IdentityException(
          Fault.KEY,
          "unknown kind of key in " + path + "; wanted RSA, EC or EdDSA, got OID " + algorithm);
    }
    return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }

  private static String algorithmName(ASN1ObjectIdentifier algorithm) {
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return "RSA";
    }
    if (algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return "RSASSA-PSS";
    }
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return "EC";
    }
    boolean edwards =
        algorithm.equals(EdECObjectIdentifiers.id_Ed25519)
            || algorithm.equals(EdECObjectIdentifiers.id_Ed448);
    return edwards ? "EdDSA" : "";
  }

  private static IdentityException encrypted(String path) {
    return new IdentityException(
        Fault.KEY,
        "encrypted private key in "
            + path
            + "; wanted one without a password (openssl pkey -in ENCRYPTED -out PLAIN), or pkcs12"
            + " with password_file");
  }
}
