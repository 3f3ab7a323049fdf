package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.IdentityException.Fault;
import java.io.IOException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Private keys in PEM under a password: PKCS#8 (RFC 5958 section 3) and the form before it. The JDK
 * lacks ciphers that OpenSSL uses there.
 */
final class EncryptedPemKey {
  private EncryptedPemKey() {}

  static PrivateKeyInfo open(PKCS8EncryptedPrivateKeyInfo key, char[] password, String path)
      throws IdentityException {
    try {
      return key.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(password));
    } catch (PKCSException | OperatorCreationException e) {
      throw wrong(path, e);
    }
  }

  static PrivateKeyInfo open(PEMEncryptedKeyPair key, char[] password, String path)
      throws IdentityException {
    try {
      return key.decryptKeyPair(
              new JcePEMDecryptorProviderBuilder()
                  .setProvider(new BouncyCastleProvider())
                  .build(password))
          .getPrivateKeyInfo();
    } catch (IOException e) {
      throw wrong(path, e);
    }
  }

  private static IdentityException wrong(String path, Exception cause) {
    return new IdentityException(
        Fault.PASSWORD,
        "wrong password for " + path + "; wanted the one that the key was encrypted with",
        cause);
  }
}
