package dev.sallyport.gateway.config;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates that nobody vouches for, to try a site out. */
final class SelfSignedCertificate {
  /** What browsers accept at most, and a day less (CA/Browser Forum baseline, section 6.3.2). */
  static final Duration LIFETIME = Duration.ofDays(397);

  private static final int MAX_COMMON_NAME = 64; // RFC 5280 appendix A.1, ub-common-name

  private SelfSignedCertificate() {}

  /** For all of the names, of which the first becomes the subject; with a P-256 key. */
  static KeyAndChain make(List<String> names, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return new KeyAndChain(pair.getPrivate(), List.of(certificate(names, now, pair)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("cannot make a certificate for " + names, e);
    }
  }

  private static X509Certificate certificate(List<String> names, Instant now, KeyPair pair)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    X500Name subject = subject(names.getFirst());
    GeneralName[] alternatives =
        names.stream()
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            new BigInteger(127, new SecureRandom()).setBit(126), // positive and never short
            Date.from(now.minus(Duration.ofHours(1))), // for clients whose clock is behind
            Date.from(now.plus(LIFETIME).minus(Duration.ofHours(1))),
            subject,
            pair.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static X500Name subject(String name) {
    String common = name.length() <= MAX_COMMON_NAME ? name : "sallyport";
    return new X500NameBuilder().addRDN(BCStyle.CN, common).build();
  }
}
