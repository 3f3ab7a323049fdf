package dev.sallyport.gateway.config;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;

/** A key pair with a certificate of its own, and the files that can hold them. */
record MadeIdentity(KeyPair pair, X509Certificate certificate) {
  /**
   * Makes one that is valid for a year around {@link Readings#NOW}.
   *
   * @param algorithm RSA, EC or Ed25519
   */
  static MadeIdentity of(String algorithm) throws Exception {
    return of(algorithm, Readings.NOW.minus(Duration.ofDays(100)));
  }

  static MadeIdentity of(String algorithm, Instant from) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    String signature =
        switch (algorithm) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> algorithm;
        };
    X500Name name = new X500Name("CN=shop.example.com");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.TWO,
            Date.from(from),
            Date.from(from.plus(Duration.ofDays(365))),
            name,
            pair.getPublic());
    GeneralName host = new GeneralName(GeneralName.dNSName, "shop.example.com");
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(host));
    return new MadeIdentity(
        pair,
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))));
  }

  byte[] pkcs12(String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "it", pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
    return bytes(store, password);
  }

  static byte[] bytes(KeyStore store, String password) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password.toCharArray());
    return out.toByteArray();
  }

  byte[] chainPem() throws Exception {
    return pem(new JcaMiscPEMGenerator(certificate));
  }

  /** {@code BEGIN RSA PRIVATE KEY}, or {@code BEGIN EC PRIVATE KEY} after its parameters. */
  byte[] traditionalKeyPem() throws Exception {
    if (!(pair.getPrivate() instanceof java.security.interfaces.ECPrivateKey key)) {
      return pem(new JcaMiscPEMGenerator(pair.getPrivate()));
    }
    ASN1Encodable curve =
        PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm().getParameters();
    ECPrivateKey encoded =
        new ECPrivateKey(
            key.getParams().getOrder().bitLength(), key.getS(), curve); // RFC 5915 section 3
    byte[] parameters = curve.toASN1Primitive().getEncoded();
    return pem(
        new PemObject("EC PARAMETERS", parameters),
        new PemObject("EC PRIVATE KEY", encoded.getEncoded()));
  }

  byte[] encryptedTraditionalKeyPem() throws Exception {
    List<PemHeader> headers = // RFC 1421 section 4.6.1.1 and 4.6.1.3
        List.of(
            new PemHeader("Proc-Type", "4,ENCRYPTED"),
            new PemHeader("DEK-Info", "AES-128-CBC,00112233445566778899AABBCCDDEEFF"));
    return pem(new PemObject("RSA PRIVATE KEY", headers, new byte[160]));
  }

  byte[] pkcs8KeyPem() throws Exception {
    return pem(new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }

  byte[] encryptedPkcs8KeyPem() throws Exception {
    String algorithm = "PBEWithSHA1AndDESede";
    SecretKey key =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec("secret".toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, key);
    byte[] encrypted = cipher.doFinal(pair.getPrivate().getEncoded());
    byte[] info = new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded();
    return pem(new PemObject("ENCRYPTED PRIVATE KEY", info));
  }

  private static byte[] pem(PemObjectGenerator... objects) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (PemObjectGenerator object : objects) {
        writer.writeObject(object);
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
