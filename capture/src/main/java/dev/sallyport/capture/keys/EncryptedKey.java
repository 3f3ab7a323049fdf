package dev.sallyport.capture.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** PKCS#8 under a password (RFC 5958 section 3, RFC 8018). */
final class EncryptedKey {
  private EncryptedKey() {}

  static boolean looksLike(byte[] der) {
    try {
      return new EncryptedPrivateKeyInfo(der).getAlgName() != null;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  static RSAPrivateKey open(byte[] der, char @Nullable [] password)
      throws GeneralSecurityException, WrongPasswordException {
    if (password == null) {
      throw new WrongPasswordException(null);
    }
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      // The JDK names a PBES2 scheme only in its parameters.
      boolean pbes2 = info.getAlgName().equals("PBES2") || info.getAlgName().startsWith("1.2.840");
      String scheme = pbes2 ? info.getAlgParameters().toString() : info.getAlgName();
      SecretKey key = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password));
      Cipher cipher = Cipher.getInstance(scheme);
      cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
      RSAPrivateKey opened = PrivateKeyFile.rsa(info.getKeySpec(cipher).getEncoded());
      if (opened == null) {
        throw new GeneralSecurityException("wanted an RSA private key, got another kind");
      }
      return opened;
    } catch (BadPaddingException | java.security.spec.InvalidKeySpecException e) {
      throw new WrongPasswordException(e);
    } catch (IOException e) {
      throw new GeneralSecurityException("an encrypted key that cannot be read", e);
    }
  }
}
