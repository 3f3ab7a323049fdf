package dev.sallyport.app.doctor;

import dev.sallyport.gateway.config.Identities;
import dev.sallyport.gateway.config.IdentityException;
import dev.sallyport.gateway.config.KeyAndChain;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom to trust, and what to show who asks. A password comes from a file or a prompt. */
final class TlsOptions {
  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Authorities to trust, PEM; the JDK's own if not given.")
  private @Nullable Path authorities;

  @Option(
      names = {"-k", "--insecure"},
      description = "Take any certificate.")
  private boolean insecure;

  @Option(
      names = {"-E", "--cert", "--client-cert"},
      paramLabel = "FILE",
      description = "The client certificate: PEM, or PKCS#12 with its key.")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Its key, PEM; if not given, the one in the file of --cert.")
  private @Nullable Path key;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its first line opens the key; without it the password is asked for.")
  private @Nullable Path passwordFile;

  boolean verifies() {
    return !insecure;
  }

  /** Null where no certificate is to be shown. */
  @Nullable KeyAndChain identity() throws IOException {
    if (certificate == null) {
      if (key != null) {
        throw new IOException("--key: wanted its certificate as well, by --cert");
      }
      return null;
    }
    for (Path file : new Path[] {certificate, key == null ? certificate : key}) {
      if (!Files.isRegularFile(file)) {
        throw new IOException(
            file + ": no such file; a password is read from --password-file or a prompt");
      }
    }
    try {
      return Identities.load(certificate, key, this::password);
    } catch (IdentityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private char @Nullable [] password(Path file) throws IOException {
    if (passwordFile != null) {
      String content = Files.readString(passwordFile);
      return content.lines().findFirst().orElse("").toCharArray();
    }
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("Password of %s: ", file))
        .orElse(null);
  }

  /** Null for the JDK's own. */
  @Nullable KeyStore anchors() throws IOException, GeneralSecurityException {
    if (authorities == null) {
      return null;
    }
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    try (InputStream in = Files.newInputStream(authorities)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        anchors.setCertificateEntry("ca-" + anchors.size(), each);
      }
    } catch (CertificateException e) {
      throw new IOException(authorities + ": wanted certificates in PEM: " + e.getMessage(), e);
    }
    if (anchors.size() == 0) {
      throw new IOException(authorities + ": wanted certificates in PEM, got none");
    }
    return anchors;
  }
}
