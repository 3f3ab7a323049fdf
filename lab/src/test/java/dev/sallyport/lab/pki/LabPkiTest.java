package dev.sallyport.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.lab.client.Command;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LabPkiTest {
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void make() throws Exception {
    pki = LabPki.create();
  }

  private static void check(Identity server) throws Exception {
    pki.trustManager()
        .checkServerTrusted(server.chain().toArray(X509Certificate[]::new), "ECDHE_ECDSA");
  }

  private static List<String> names(Identity server) throws Exception {
    return server.leaf().getSubjectAlternativeNames().stream()
        .map(name -> (String) name.get(1))
        .toList();
  }

  @Test
  void aFlawlessServerIsTrustedForAllItsNames() throws Exception {
    Identity server = pki.server("a.lab.test", "b.lab.test", "127.0.0.1");
    check(server);
    assertThat(names(server)).containsExactly("a.lab.test", "b.lab.test", "127.0.0.1");
  }

  @Test
  void aChainWithItsIntermediateIsTrusted() throws Exception {
    Identity server = pki.serverOfIntermediate("a.lab.test");
    check(server);
    assertThat(server.chain()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "NOT_YET_VALID", "SELF_SIGNED", "INCOMPLETE_CHAIN"})
  void aFlawedServerIsNotTrusted(Flaw flaw) throws Exception {
    Identity server = pki.server(flaw, "a.lab.test");
    assertThatThrownBy(() -> check(server)).isInstanceOf(CertificateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED,certificate has expired",
    "NOT_YET_VALID,certificate is not yet valid",
    "SELF_SIGNED,self-signed certificate",
    "INCOMPLETE_CHAIN,unable to get local issuer certificate",
    "NONE,server.pem: OK"
  })
  void opensslNamesTheFlaw(Flaw flaw, String words) throws Exception {
    pki.server(flaw, "a.lab.test").writePem(folder, "server");
    String authority = pki.writeAuthority(folder).toString();
    String server = folder.resolve("server.pem").toString();
    assertThat(Command.run("", "openssl", "verify", "-x509_strict", "-CAfile", authority, server))
        .extracting(Command.Result::output)
        .asString()
        .contains(words);
  }

  @Test
  void theOtherFlawsAreInTheCertificate() throws Exception {
    assertThat(names(pki.server(Flaw.WRONG_NAME, "a.lab.test"))).containsExactly(LabPki.OTHER_NAME);
    RSAPublicKey weak =
        (RSAPublicKey) pki.server(Flaw.WEAK_KEY, "a.lab.test").leaf().getPublicKey();
    assertThat(weak.getModulus().bitLength()).isEqualTo(1024);
  }

  @Test
  void onlyTheOwnerReadsKeyFiles() throws Exception {
    Identity server = pki.server("a.lab.test");
    server.writePem(folder, "server");
    server.writePkcs12(folder.resolve("server.pfx"), "secret".toCharArray());
    for (String file : List.of("server.key", "server.pfx")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void thePkcs12FileHoldsKeyAndChain() throws Exception {
    Identity server = pki.serverOfIntermediate("a.lab.test");
    Path file = folder.resolve("server.pfx");
    server.writePkcs12(file, "secret".toCharArray());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "secret".toCharArray());
    }
    assertThat(store.getKey("lab", "secret".toCharArray())).isEqualTo(server.key());
    assertThat(List.of(store.getCertificateChain("lab"))).isEqualTo(server.chain());
  }
}
