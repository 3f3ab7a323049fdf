package dev.sallyport.lab.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that is not yet signed. RFC 5280 section 4. */
final class CertificateDraft {
  private static final int SERIAL_BITS = 120;

  /** RFC 7633 section 4. */
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  /** RFC 6066 section 8. */
  private static final int STATUS_REQUEST = 5;

  private final X500Principal subject;
  private final PublicKey subjectKey;
  private final Validity validity;
  private final Map<ASN1ObjectIdentifier, ASN1Encodable> extensions = new LinkedHashMap<>();

  CertificateDraft(X500Principal subject, PublicKey subjectKey, Validity validity) {
    this.subject = subject;
    this.subjectKey = subjectKey;
    this.validity = validity;
  }

  CertificateDraft authority(int intermediatesBelow) {
    extensions.put(Extension.basicConstraints, new BasicConstraints(intermediatesBelow));
    extensions.put(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return this;
  }

  CertificateDraft endEntity(Leaf leaf) {
    extensions.put(Extension.basicConstraints, new BasicConstraints(false));
    extensions.put(Extension.keyUsage, leaf.keyKind().usage());
    extensions.put(Extension.extendedKeyUsage, new ExtendedKeyUsage(leaf.purpose()));
    if (!leaf.names().isEmpty()) {
      extensions.put(Extension.subjectAlternativeName, new GeneralNames(leaf.generalNames()));
    }
    if (leaf.mustStaple()) {
      extensions.put(TLS_FEATURE, new DERSequence(new ASN1Integer(STATUS_REQUEST)));
    }
    return this;
  }

  X509Certificate sign(X500Principal issuer, PublicKey issuerKey, PrivateKey signingKey)
      throws GeneralSecurityException {
    return sign(issuer, issuerKey, signingKey, "SHA256");
  }

  X509Certificate sign(
      X500Principal issuer, PublicKey issuerKey, PrivateKey signingKey, String digest)
      throws GeneralSecurityException {
    Instant now = Instant.now();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, new SecureRandom()),
            Date.from(now.plus(validity.from())),
            Date.from(now.plus(validity.until())),
            subject,
            subjectKey);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(subjectKey));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(issuerKey));
      for (var extension : extensions.entrySet()) {
        boolean critical =
            extension.getKey().equals(Extension.basicConstraints)
                || extension.getKey().equals(Extension.keyUsage);
        builder.addExtension(extension.getKey(), critical, extension.getValue());
      }
      String signature =
          digest + "with" + (signingKey.getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(signingKey)));
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException("cannot certify " + subject, e);
    }
  }
}
