package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.IdentityException.Fault;
import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads what the configuration names: private keys with their chains, and trust anchors. */
public final class Identities {
  private Identities() {}

  /** What the site shows to clients. A self-signed one is made anew at each call. */
  public static KeyAndChain load(SiteConfiguration site) throws IdentityException {
    List<String> names = new ArrayList<>(List.of(site.name()));
    names.addAll(site.aliases());
    return load(site.certificate(), names);
  }

  /**
   * Loads an identity.
   *
   * @param names for a self-signed one; at least one
   */
  public static KeyAndChain load(Identity identity, List<String> names) throws IdentityException {
    return switch (identity) {
      case Identity.Pkcs12 store -> {
        String passwordFile = store.passwordFile();
        byte[] password = passwordFile == null ? new byte[0] : content(passwordFile);
        yield decode(store, content(store.file()), password);
      }
      case Identity.Pem pem -> decode(pem, content(pem.chainFile()), content(pem.keyFile()));
      case Identity.SelfSigned made -> SelfSignedCertificate.make(names, Instant.now());
    };
  }

  /**
   * Loads an identity that a command line names: a PKCS#12 file, or PEM.
   *
   * @param key null where the certificate's file holds the key, too
   */
  public static KeyAndChain load(Path certificate, @Nullable Path key, KeyPassword password)
      throws IdentityException, IOException {
    String path = certificate.toString();
    String keyPath = key == null ? path : key.toString();
    byte[] content = content(path);
    KeyAndChain loaded =
        isPem(content)
            ? new KeyAndChain(
                PemFile.key(content(keyPath), keyPath, password),
                PemFile.certificates(content, path))
            : pkcs12(content, path, password.of(certificate));
    KeyMatch.check(loaded, keyPath);
    return loaded;
  }

  private static boolean isPem(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  private static KeyAndChain pkcs12(byte[] content, String path, char @Nullable [] password)
      throws IdentityException {
    return Pkcs12File.decode(content, password == null ? new char[0] : password, path);
  }

  /** All certificates of a PEM file; at least one. */
  public static List<X509Certificate> trustAnchors(String pemFile) throws IdentityException {
    return PemFile.certificates(content(pemFile), pemFile);
  }

  static KeyAndChain decode(Identity.Pkcs12 store, byte[] content, byte[] password)
      throws IdentityException {
    KeyAndChain loaded = Pkcs12File.decode(content, Pkcs12File.password(password), store.file());
    KeyMatch.check(loaded, store.file());
    return loaded;
  }

  static KeyAndChain decode(Identity.Pem pem, byte[] chain, byte[] key) throws IdentityException {
    List<X509Certificate> certificates = PemFile.certificates(chain, pem.chainFile());
    KeyAndChain loaded = new KeyAndChain(PemFile.key(key, pem.keyFile()), certificates);
    KeyMatch.check(loaded, pem.keyFile());
    return loaded;
  }

  private static byte[] content(String path) throws IdentityException {
    try {
      return FolderFiles.bytes(Path.of(path), NamedFiles.MAX_BYTES);
    } catch (IOException e) {
      throw new IdentityException(
          Fault.UNREADABLE, "cannot read a file; wanted " + path + ", got " + e.getMessage(), e);
    }
  }
}
