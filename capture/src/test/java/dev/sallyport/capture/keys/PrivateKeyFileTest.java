package dev.sallyport.capture.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One RSA key in all the forms in which OpenSSL writes it. */
class PrivateKeyFileTest {
  private static final String PASSWORD = "p\u00e4ss word";

  private static final String ASCII = "pass word";

  @TempDir private static Path folder;
  private static BigInteger modulus = BigInteger.ZERO;

  @BeforeAll
  static void makeKey() throws Exception {
    openssl("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem");
    openssl("req -x509 -new -key key.pem -days 2 -subj /CN=a.test -out cert.pem");
    modulus = PrivateKeyFile.read(folder.resolve("key.pem"), null).getFirst().getModulus();
    assertThat(modulus.bitLength()).isEqualTo(2_048);
  }

  private static void openssl(String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    for (String word : line.split(" +", -1)) {
      command.add(
          switch (word) {
            case "PASS" -> "pass:" + PASSWORD;
            case "ASCII" -> "pass:" + ASCII;
            default -> word;
          });
    }
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "openssl is not installed");
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "pkey -in key.pem -outform DER",
        "rsa -in key.pem -traditional",
        "rsa -in key.pem -traditional -outform DER",
      })
  void isReadWithoutAPassword(String form) throws Exception {
    openssl(form + " -out plain");
    Path file = folder.resolve("plain");
    assertThat(PrivateKeyFile.wantsPassword(file)).isFalse();
    assertThat(PrivateKeyFile.read(file, null).getFirst().getModulus()).isEqualTo(modulus);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "pkcs8 -topk8 -in key.pem -passout PASS -v2 aes-256-cbc",
        "pkcs8 -topk8 -in key.pem -passout PASS -v2 aes-128-cbc -v2prf hmacWithSHA512",
        "pkcs8 -topk8 -in key.pem -passout PASS -v2 aes-256-cbc -outform DER",
        "pkcs8 -topk8 -in key.pem -passout PASS -v1 PBE-SHA1-3DES",
        "pkcs8 -topk8 -in key.pem -passout PASS -v1 PBE-SHA1-3DES -outform DER",
        "rsa -in key.pem -traditional -passout PASS -aes128",
        "rsa -in key.pem -traditional -passout PASS -aes256",
        "rsa -in key.pem -traditional -passout PASS -des3",
        "pkcs12 -export -inkey key.pem -in cert.pem -passout PASS",
        "pkcs12 -export -inkey key.pem -in cert.pem -passout PASS -keypbe PBE-SHA1-3DES"
            + " -certpbe PBE-SHA1-3DES -macalg sha1",
      })
  void isReadWithItsPasswordAlone(String form) throws Exception {
    boolean old = form.contains("PBE-SHA1-3DES");
    openssl((old ? form.replace("PASS", "ASCII") : form) + " -out closed");
    Path file = folder.resolve("closed");
    String password = old ? ASCII : PASSWORD;
    assertThat(PrivateKeyFile.wantsPassword(file)).isTrue();
    assertThat(PrivateKeyFile.read(file, password.toCharArray()).getFirst().getModulus())
        .isEqualTo(modulus);
    assertThatThrownBy(() -> PrivateKeyFile.read(file, "other".toCharArray()))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": pfx-password-wrong: the password does not open this file");
    assertThatThrownBy(() -> PrivateKeyFile.read(file, null))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": the key is encrypted; give its password with --password-file");
  }

  @Test
  void anOldEncryptionWithAnotherAlphabetSaysThatItIsNotTried() throws Exception {
    openssl("pkcs8 -topk8 -in key.pem -passout PASS -v1 PBE-SHA1-3DES -out umlaut.pem");
    Path file = folder.resolve("umlaut.pem");
    assertThatThrownBy(() -> PrivateKeyFile.read(file, PASSWORD.toCharArray()))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("; encryption of old can only be opened with passwords in ASCII");
  }

  @Test
  void aKeyOfAnotherKindIsNamed() throws Exception {
    openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.pem");
    Path file = folder.resolve("ec.pem");
    assertThatThrownBy(() -> PrivateKeyFile.read(file, null))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": wanted an RSA private key, found none");
  }

  @Test
  void aCipherThatIsNotReadIsNamed() throws Exception {
    openssl("pkcs8 -topk8 -in key.pem -passout PASS -scrypt -out scrypt.pem");
    Path file = folder.resolve("scrypt.pem");
    assertThatThrownBy(() -> PrivateKeyFile.read(file, PASSWORD.toCharArray()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("scrypt");
  }

  @Test
  void aCertificateBesideTheKeyIsPassedOver() throws Exception {
    String both =
        Files.readString(folder.resolve("cert.pem")) + Files.readString(folder.resolve("key.pem"));
    Path file = Files.writeString(folder.resolve("both.pem"), both.replace("\n", "\r\n"));
    assertThat(PrivateKeyFile.read(file, null)).hasSize(1);
  }
}
