package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.IdentityException.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Whether a private key belongs to a certificate: what one signs, the other must verify. */
final class KeyMatch {
  private static final byte[] SAMPLE = "sallyport".getBytes(StandardCharsets.US_ASCII);

  private KeyMatch() {}

  static void check(KeyAndChain identity, String keyPath) throws IdentityException {
    PublicKey certified = identity.certificate().getPublicKey();
    if (!matches(identity.key(), certified)) {
      throw new IdentityException(
          Fault.MISMATCH,
          "the private key in "
              + keyPath
              + " does not belong to the certificate; wanted the key of "
              + identity.certificate().getSubjectX500Principal());
    }
  }

  private static boolean matches(PrivateKey key, PublicKey certified) {
    try {
      Signature signature = signature(key);
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      Signature verification = signature(key);
      verification.initVerify(certified);
      verification.update(SAMPLE);
      return verification.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // keys of different kinds
    }
  }

  private static Signature signature(PrivateKey key) throws GeneralSecurityException {
    return switch (key.getAlgorithm()) {
      case "RSA" -> Signature.getInstance("SHA256withRSA");
      case "EC" -> Signature.getInstance("SHA256withECDSA");
      case "RSASSA-PSS" -> pss(key);
      default -> Signature.getInstance(key.getAlgorithm());
    };
  }

  /** With the parameters that the key is bound to, else those of TLS 1.3 (RFC 8446 4.2.3). */
  private static Signature pss(PrivateKey key) throws GeneralSecurityException {
    AlgorithmParameterSpec bound = key instanceof RSAKey rsa ? rsa.getParams() : null;
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        bound != null
            ? bound
            : new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    return signature;
  }
}
