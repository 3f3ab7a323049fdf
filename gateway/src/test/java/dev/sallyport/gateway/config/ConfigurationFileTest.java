package dev.sallyport.gateway.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("gw.yaml");
  }

  private void write(String certificate) throws Exception {
    Files.writeString(file, Readings.SITE.replace("self_signed", certificate));
  }

  private Identity identity() throws ConfigurationException {
    Configuration configuration = ConfigurationFile.read(file).configuration();
    return configuration.sites().values().iterator().next().certificate();
  }

  @Test
  void namedFilesBeginAtTheFolderOfTheFile() throws Exception {
    MadeIdentity made = MadeIdentity.of("EC");
    Files.createDirectory(folder.resolve("tls"));
    Files.write(folder.resolve("tls/chain.pem"), made.chainPem());
    Files.write(folder.resolve("key.pem"), made.pkcs8KeyPem());
    write("{chain: ./tls/chain.pem, key: tls/../key.pem}");
    assertThat(identity())
        .isInstanceOfSatisfying(
            Identity.Pem.class,
            pem -> {
              assertThat(pem.chainFile()).isEqualTo(folder.resolve("tls/chain.pem").toString());
              assertThat(pem.keyFile()).isEqualTo(folder.resolve("key.pem").toString());
            });
  }

  @Test
  void aRenewedCertificateIsAChange() throws Exception {
    write("{pkcs12: shop.pfx}");
    Files.write(folder.resolve("shop.pfx"), MadeIdentity.of("EC").pkcs12(""));
    Identity first = identity();
    assertThat(identity()).isEqualTo(first);
    Files.write(folder.resolve("shop.pfx"), MadeIdentity.of("EC").pkcs12(""));
    assertThat(identity()).isNotEqualTo(first);
  }

  @Test
  void aNamedFolderOrAFileThatIsTooLargeIsNoCertificate() throws Exception {
    write("{pkcs12: .}");
    assertThatThrownBy(this::identity)
        .hasMessage(
            "%s:4:27: cannot read the file of pkcs12; wanted %s, got a folder"
                .formatted(file, folder));
    write("{pkcs12: big}");
    Files.write(folder.resolve("big"), new byte[(4 << 20) + 1]);
    assertThatThrownBy(this::identity).hasMessageEndingWith(", got more than 4MiB");
    write("{pkcs12: \"a\\0b\"}");
    assertThatThrownBy(this::identity)
        .hasMessageEndingWith("wrong value for pkcs12; wanted the path of a file, got a?b");
  }

  @Test
  void aConfigurationThatIsGoneOrNoUtf8IsRefused() throws Exception {
    assertThatThrownBy(() -> ConfigurationFile.read(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            file + ":1:1: cannot read the configuration; wanted a file in UTF-8, got no such file");
    Files.writeString(file, "# ü", ISO_8859_1);
    assertThatThrownBy(() -> ConfigurationFile.read(file))
        .hasMessageEndingWith("wanted a file in UTF-8, got bytes that are not");
  }
}
