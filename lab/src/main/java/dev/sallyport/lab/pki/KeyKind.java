package dev.sallyport.lab.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The keys the lab makes. */
enum KeyKind {
  EC_P256,
  RSA_2048,
  RSA_1024;

  KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(this == EC_P256 ? "EC" : "RSA");
    generator.initialize(parameters());
    return generator.generateKeyPair();
  }

  private AlgorithmParameterSpec parameters() {
    return switch (this) {
      case EC_P256 -> new ECGenParameterSpec("secp256r1");
      case RSA_2048 -> new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
      case RSA_1024 -> new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4);
    };
  }

  /** An RSA key also deciphers: that is what the RSA key exchange of TLS 1.2 needs. */
  KeyUsage usage() {
    return new KeyUsage(
        this == EC_P256
            ? KeyUsage.digitalSignature
            : KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
  }
}
