package dev.sallyport.gateway.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
  @TempDir private Path folder;

  private String file(String name, byte[] content) throws Exception {
    return Files.write(folder.resolve(name), content).toString();
  }

  private static KeyAndChain load(Identity identity) throws IdentityException {
    return Identities.load(identity, List.of("unused.test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void aPkcs12OpensWithThePasswordOfItsFile(String newline) throws Exception {
    MadeIdentity made = MadeIdentity.of("EC");
    String store = file("a.pfx", made.pkcs12("pässword "));
    String password = file("a.pass", ("pässword " + newline).getBytes(UTF_8));
    KeyAndChain loaded = load(new Identity.Pkcs12(store, password, ""));
    assertThat(loaded.key()).isEqualTo(made.pair().getPrivate());
    assertThat(loaded.chain()).containsExactly(made.certificate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aPkcs8KeyOfEachKindLoads(String algorithm) throws Exception {
    MadeIdentity made = MadeIdentity.of(algorithm);
    String chain = file("chain.pem", made.chainPem());
    String key = file("key.pem", made.pkcs8KeyPem());
    KeyAndChain loaded = load(new Identity.Pem(chain, key, ""));
    assertThat(loaded.certificate()).isEqualTo(made.certificate());
    assertThat(loaded.key().getEncoded()).isEqualTo(made.pair().getPrivate().getEncoded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void aTraditionalKeyLoadsFromTheSameFileAsItsChain(String algorithm) throws Exception {
    MadeIdentity made = MadeIdentity.of(algorithm);
    String both = new String(made.chainPem(), US_ASCII);
    both += new String(made.traditionalKeyPem(), US_ASCII);
    assertThat(both).contains("BEGIN " + algorithm + " PRIVATE KEY");
    String file = file("both.pem", both.getBytes(US_ASCII));
    KeyAndChain loaded = load(new Identity.Pem(file, file, ""));
    assertThat(loaded.chain()).containsExactly(made.certificate());
  }

  @Test
  void theChainKeepsItsOrder() throws Exception {
    MadeIdentity leaf = MadeIdentity.of("EC");
    MadeIdentity issuer = MadeIdentity.of("EC");
    String text = new String(leaf.chainPem(), US_ASCII);
    text += new String(issuer.chainPem(), US_ASCII);
    String chain = file("chain.pem", text.getBytes(US_ASCII));
    String key = file("key.pem", leaf.pkcs8KeyPem());
    assertThat(load(new Identity.Pem(chain, key, "")).chain())
        .containsExactly(leaf.certificate(), issuer.certificate());
    assertThat(Identities.trustAnchors(chain)).hasSize(2);
  }

  @Test
  void aFileThatIsGoneIsNamed() {
    String gone = folder.resolve("gone.pem").toString();
    assertThatThrownBy(() -> Identities.trustAnchors(gone))
        .isInstanceOfSatisfying(
            IdentityException.class,
            e -> assertThat(e.fault()).isEqualTo(IdentityException.Fault.UNREADABLE))
        .hasMessage("cannot read a file; wanted " + gone + ", got no such file");
  }

  @Test
  void aSelfSignedCertificateIsForAllNamesOfTheSite() throws Exception {
    String text = Readings.SITE + "    aliases: ['*.shop.example.com']\n";
    KeyAndChain made = Identities.load(Readings.NO_FILES.site(text));
    X509Certificate certificate = made.certificate();
    certificate.verify(certificate.getPublicKey());
    KeyMatch.check(made, "self");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=shop.example.com");
    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> (Object) name.get(1))
        .containsExactly("shop.example.com", "*.shop.example.com");
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(
            Duration.between(
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(397));
  }

  @Test
  void aSelfSignedCertificateTakesTheLongestName() throws Exception {
    String label = "a".repeat(60);
    String name = label + "." + label + "." + label + ".example.com";
    Configuration configuration = Configuration.forSite(name, URI.create("http://127.0.0.1:80"));
    SiteConfiguration site = configuration.sites().values().iterator().next();
    assertThat(Identities.load(site).certificate().getSubjectAlternativeNames())
        .extracting(entry -> (Object) entry.get(1))
        .containsExactly(name);
  }

  @Test
  void aKeyIsNeverPrinted() throws Exception {
    MadeIdentity made = MadeIdentity.of("EC");
    assertThat(new KeyAndChain(made.pair().getPrivate(), List.of(made.certificate())))
        .hasToString("KeyAndChain[CN=shop.example.com]");
  }
}
