package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The exact words for everything that may be wrong with a named file. */
class IdentityProblemsTest {
  private static MadeIdentity rsa;
  private static MadeIdentity ec;

  private final Map<String, byte[]> files = new HashMap<>();

  @BeforeAll
  static void make() throws Exception {
    rsa = MadeIdentity.of("RSA");
    ec = MadeIdentity.of("EC");
  }

  private void file(String name, byte[] content) {
    files.put("/etc/gw/" + name, content);
  }

  private void file(String name, String content) {
    file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The certificate stands in line 4, its mapping from column 18. */
  private List<String> problems(String certificate) {
    return new Readings(files).problems(text(certificate));
  }

  private static String text(String certificate) {
    return Readings.SITE.replace("self_signed", certificate);
  }

  @Test
  void aFileThatCannotBeReadIsNamedByItsFullPath() {
    assertThat(problems("{pkcs12: shop.pfx, password_file: ../shop.pass}"))
        .containsExactly(
            "gw.yaml:4:27: cannot read the file of pkcs12; wanted /etc/gw/shop.pfx, got no such"
                + " file",
            "gw.yaml:4:52: cannot read the file of password_file; wanted /etc/gw/../shop.pass, got"
                + " no such file");
  }

  @Test
  void aPasswordInTheFileItselfIsRefused() {
    assertThat(problems("{pkcs12: shop.pfx, password: secret}"))
        .containsExactly(
            "gw.yaml:4:27: cannot read the file of pkcs12; wanted /etc/gw/shop.pfx, got no such"
                + " file",
            "gw.yaml:4:37: key password is refused; wanted password_file: a password never stands"
                + " in the configuration itself");
  }

  @Test
  void theKeysMustMakeOneIdentity() {
    assertThat(problems("{pkcs12: a, key: b}"))
        .containsExactly(
            "gw.yaml:4:18: unclear identity; wanted pkcs12, or chain and key together, got pkcs12,"
                + " key");
    assertThat(problems("{chain: a}"))
        .containsExactly(
            "gw.yaml:4:18: unclear identity; wanted pkcs12, or chain and key together, got chain");
    assertThat(problems("{}"))
        .containsExactly(
            "gw.yaml:4:18: unclear identity; wanted pkcs12, or chain and key together, got nothing");
  }

  @Test
  void aClientCertificateIsNeverSelfSigned() {
    assertThat(problems("self_signed\n    origin_tls: {client_certificate: self_signed}"))
        .containsExactly(
            "gw.yaml:5:38: wrong value for client_certificate; wanted a mapping with pkcs12 and"
                + " password_file, or with chain and key, got self_signed");
  }

  @Test
  void aWrongPasswordIsNamedAtItsFile() throws Exception {
    file("shop.pfx", rsa.pkcs12("right"));
    file("shop.pass", "wrong\n");
    assertThat(problems("{pkcs12: shop.pfx, password_file: shop.pass}"))
        .containsExactly(
            "gw.yaml:4:52: wrong password for /etc/gw/shop.pfx; wanted the one that the file was"
                + " made with");
  }

  @Test
  void aForgottenPasswordIsNamedAtTheCertificate() throws Exception {
    file("shop.pfx", rsa.pkcs12("right"));
    assertThat(problems("{pkcs12: shop.pfx}"))
        .containsExactly(
            "gw.yaml:4:18: wrong password for /etc/gw/shop.pfx; wanted the one that the file was"
                + " made with");
  }

  @Test
  void aFileThatIsNoPkcs12IsNamed() {
    file("shop.pfx", "-----BEGIN CERTIFICATE-----");
    assertThat(problems("{pkcs12: shop.pfx}"))
        .containsExactly(
            "gw.yaml:4:27: no PKCS#12 in /etc/gw/shop.pfx; wanted a .pfx or .p12 file");
  }

  @Test
  void aPkcs12WithoutAKeyOrWithTwoIsRefused() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("only", rsa.certificate());
    file("shop.pfx", MadeIdentity.bytes(store, "p"));
    file("pass", "p");
    String certificate = "{pkcs12: shop.pfx, password_file: pass}";
    assertThat(problems(certificate))
        .containsExactly(
            "gw.yaml:4:27: not one private key in /etc/gw/shop.pfx; wanted exactly 1, got 0");

    for (String alias : List.of("a", "b")) {
      store.setKeyEntry(
          alias, rsa.pair().getPrivate(), "p".toCharArray(), new Certificate[] {rsa.certificate()});
    }
    file("shop.pfx", MadeIdentity.bytes(store, "p"));
    assertThat(problems(certificate))
        .containsExactly(
            "gw.yaml:4:27: not one private key in /etc/gw/shop.pfx; wanted exactly 1, got 2");
  }

  @Test
  void aKeyThatDoesNotBelongToTheCertificateIsRefused() throws Exception {
    file("chain.pem", rsa.chainPem());
    for (MadeIdentity other : List.of(ec, MadeIdentity.of("RSA"))) {
      file("key.pem", other.pkcs8KeyPem());
      assertThat(problems("{chain: chain.pem, key: key.pem}"))
          .containsExactly(
              "gw.yaml:4:42: the private key in /etc/gw/key.pem does not belong to the certificate;"
                  + " wanted the key of CN=shop.example.com");
    }
  }

  @Test
  void aPkcs12WhoseKeyIsAnothersIsRefused() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "it", ec.pair().getPrivate(), new char[0], new Certificate[] {rsa.certificate()});
    file("shop.pfx", MadeIdentity.bytes(store, ""));
    assertThat(problems("{pkcs12: shop.pfx}"))
        .containsExactly(
            "gw.yaml:4:27: the private key in /etc/gw/shop.pfx does not belong to the certificate;"
                + " wanted the key of CN=shop.example.com");
  }

  @Test
  void anEncryptedKeyIsRefusedWithTheWayOut() throws Exception {
    file("chain.pem", rsa.chainPem());
    for (byte[] key : List.of(rsa.encryptedPkcs8KeyPem(), rsa.encryptedTraditionalKeyPem())) {
      file("key.pem", key);
      assertThat(problems("{chain: chain.pem, key: key.pem}"))
          .containsExactly(
              "gw.yaml:4:42: encrypted private key in /etc/gw/key.pem; wanted one without a"
                  + " password (openssl pkey -in ENCRYPTED -out PLAIN), or pkcs12 with"
                  + " password_file");
    }
  }

  @Test
  void pemFilesWithoutWhatIsWantedAreNamed() throws Exception {
    file("chain.pem", rsa.pkcs8KeyPem());
    file("key.pem", rsa.chainPem());
    assertThat(problems("{chain: chain.pem, key: key.pem}"))
        .containsExactly(
            "gw.yaml:4:26: no certificate in /etc/gw/chain.pem; wanted BEGIN CERTIFICATE");
    file("chain.pem", rsa.chainPem());
    assertThat(problems("{chain: chain.pem, key: key.pem}"))
        .containsExactly(
            "gw.yaml:4:42: no private key in /etc/gw/key.pem; wanted BEGIN PRIVATE KEY");
  }

  @Test
  void brokenPemIsNamed() {
    file("chain.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    file("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThat(problems("{chain: chain.pem, key: key.pem}"))
        .containsExactly(
            "gw.yaml:4:26: broken certificate in /etc/gw/chain.pem; wanted X.509 in PEM");
  }

  @Test
  void aPasswordFileForPemIsRefused() throws Exception {
    file("chain.pem", rsa.chainPem());
    file("key.pem", rsa.pkcs8KeyPem());
    assertThat(problems("{chain: chain.pem, key: key.pem, password_file: pass}"))
        .containsExactly(
            "gw.yaml:4:66: password_file without pkcs12; wanted a key that is not encrypted");
  }

  @Test
  void trustAnchorsAreReadToo() {
    String site = "self_signed\n    origin_tls: {trust: ca.pem}";
    assertThat(problems(site))
        .containsExactly(
            "gw.yaml:5:25: cannot read the file of trust; wanted /etc/gw/ca.pem, got no such file");
    file("ca.pem", "no PEM at all");
    assertThat(problems(site))
        .containsExactly(
            "gw.yaml:5:25: no certificate in /etc/gw/ca.pem; wanted BEGIN CERTIFICATE");
  }

  @Test
  void aCertificateThatIsNotValidNowIsAWarning() throws Exception {
    MadeIdentity old = MadeIdentity.of("EC", Readings.NOW.minus(Duration.ofDays(366)));
    MadeIdentity early = MadeIdentity.of("EC", Readings.NOW.plus(Duration.ofDays(1)));
    file("old.pfx", old.pkcs12(""));
    file("early.pem", early.chainPem());
    String text = text("{pkcs12: old.pfx}\n    origin_tls: {trust: early.pem}");
    assertThat(new Readings(files).warnings(text))
        .containsExactly(
            "gw.yaml:4:27: certificate of CN=shop.example.com has expired; wanted one that is valid"
                + " now, got one until 2026-05-31T00:00:00Z",
            "gw.yaml:5:25: certificate of CN=shop.example.com is not valid yet; wanted one that is"
                + " valid now, got one from 2026-06-02T00:00:00Z");
  }

  @Test
  void aCertificateThatIsNotForTheNamesOfTheSiteIsAWarning() throws Exception {
    file("shop.pfx", ec.pkcs12(""));
    String text = text("{pkcs12: shop.pfx}\n    aliases: ['*.example.com', blog.example.com]");
    assertThat(new Readings(files).warnings(text))
        .containsExactly(
            "gw.yaml:4:18: certificate of CN=shop.example.com is not for *.example.com,"
                + " blog.example.com; wanted a subjectAltName for each, got shop.example.com");
  }

  @Test
  void settingsThatGiveSafetyAwayAreWarnings() throws Exception {
    String text = Readings.SITE + "    origin_tls: {verify: off, renegotiation: ignore}\n";
    assertThat(new Readings(files).warnings(text))
        .containsExactly(
            "gw.yaml:4:18: certificate is self_signed; it changes at each start and no client"
                + " trusts it",
            "gw.yaml:6:26: verify is off; anybody on the way can pose as the origin: wanted full,"
                + " or trust",
            "gw.yaml:6:46: renegotiation is ignored; this only plays a legacy WAF, an origin that"
                + " asks will hang: wanted answer");
    String masked = "    recorder: {on: failure, secrets: true, mask: [Cookie]}\n";
    String folder = "recorder: {folder: recordings}\n";
    assertThat(new Readings(files).warnings(folder + Readings.SITE + masked))
        .last()
        .asString()
        .startsWith("gw.yaml:7:38: secrets is true; by them all that is encrypted can be read");
    String refusing = Readings.SITE + "    origin_tls: {renegotiation: refuse}\n";
    assertThat(new Readings(files).warnings(refusing)).hasSize(1);
  }
}
