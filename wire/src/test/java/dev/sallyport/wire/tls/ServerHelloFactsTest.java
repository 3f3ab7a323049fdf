package dev.sallyport.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** ServerHello messages made by hand, and every way to cut them short. */
class ServerHelloFactsTest {
  private static final String RANDOM = "00".repeat(32);

  private static byte[] message(String body) {
    return HexFormat.of().parseHex("02" + "%06x".formatted(body.length() / 2) + body);
  }

  private static byte[] hello(String session, String extensions) {
    return message(
        "0303" + RANDOM + "%02x".formatted(session.length() / 2) + session + "c02f00" + extensions);
  }

  @Test
  void readsTls12WithSecureRenegotiation() {
    byte[] hello = hello("aa".repeat(32), "0009" + "ff01000100" + "00000000");
    assertThat(ServerHelloFacts.read(hello, hello.length))
        .isEqualTo(new ServerHelloFacts(0x0303, 0xc02f, true));
  }

  @Test
  void readsTls13BySupportedVersions() {
    byte[] hello = hello("", "0006" + "002b00020304");
    assertThat(ServerHelloFacts.read(hello, hello.length))
        .isEqualTo(new ServerHelloFacts(0x0304, 0xc02f, false));
  }

  @Test
  void readsAHelloWithoutExtensions() {
    byte[] hello = hello("bb", "");
    assertThat(ServerHelloFacts.read(hello, hello.length))
        .isEqualTo(new ServerHelloFacts(0x0303, 0xc02f, false));
  }

  @Test
  void readsNoFurtherThanTheMessage() {
    byte[] hello = hello("", "0009" + "ff01000100" + "00000000");
    byte[] withMore = Arrays.copyOf(hello, hello.length + 50);
    assertThat(ServerHelloFacts.read(withMore, withMore.length))
        .isEqualTo(new ServerHelloFacts(0x0303, 0xc02f, true));
  }

  @Test
  void everyCutMessageIsNone() {
    byte[] hello = hello("aa".repeat(32), "0009" + "ff01000100" + "00000000");
    for (int length = 0; length < hello.length; length++) {
      assertThat(ServerHelloFacts.read(hello, length)).as("%d bytes", length).isNull();
    }
  }

  @Test
  void anExtensionLongerThanTheMessageMakesNone() {
    byte[] hello = hello("", "0005" + "ff01ffff00");
    assertThat(ServerHelloFacts.read(hello, hello.length)).isNull();
  }

  @Test
  void anotherMessageIsNone() {
    byte[] hello = hello("", "");
    hello[0] = 11;
    assertThat(ServerHelloFacts.read(hello, hello.length)).isNull();
  }
}
