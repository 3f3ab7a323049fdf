package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.doctor.exchange.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What curl has under the same names. */
final class CurlOptions {
  @Option(
      names = {"-X", "--request"},
      paramLabel = "METHOD",
      description = "GET if not given, POST with -d.")
  private @Nullable String method;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "LINE",
      description = "A field line of the request; more than one may be given.")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = {"-d", "--data"},
      paramLabel = "DATA",
      description = "The body of the request.")
  private @Nullable String data;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Authorities to trust, PEM; the JDK's own if not given.")
  private @Nullable Path authorities;

  @Option(
      names = {"-k", "--insecure"},
      description = "Take any certificate.")
  private boolean insecure;

  /**
   * The request.
   *
   * @throws IOException where a part of it cannot stand in a request
   */
  Request request(String target, String authority) throws IOException {
    for (String field : fields) {
      int colon = field.indexOf(':');
      if (colon < 1 || field.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
        throw new IOException("-H: wanted NAME: VALUE in one line, got " + field.strip());
      }
    }
    String asked = method != null ? method : data != null ? "POST" : "GET";
    if (asked.isEmpty() || !asked.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '-')) {
      throw new IOException("-X: wanted a method in capital letters, got " + asked);
    }
    byte[] body = data == null ? new byte[0] : data.getBytes(UTF_8);
    return new Request(asked, target, authority, fields, body);
  }

  boolean verifies() {
    return !insecure;
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
