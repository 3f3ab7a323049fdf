package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody may give by mistake: one line that says what was wanted, and nothing is lost. */
class AnalyzeRefusalsTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    Files.createFile(folder.resolve("empty"));
    Files.writeString(folder.resolve("text"), "no capture, no key, no key log");
    Files.write(folder.resolve("capture"), capture());
  }

  /** One SYN over IPv4. */
  private static byte[] capture() {
    ByteBuffer file = ByteBuffer.allocate(24 + 16 + 40).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    file.putInt(65_535).putInt(101).putInt(0).putInt(0).putInt(40).putInt(40);
    file.order(ByteOrder.BIG_ENDIAN).putInt(0x45000028).putInt(0).putInt(0x40060000);
    file.putInt(0x0a000001).putInt(0x0a000002).putShort((short) 40_000).putShort((short) 443);
    file.putInt(1).putInt(0).putShort((short) 0x5002).putShort((short) 8_192).putInt(0);
    return file.array();
  }

  private Sallyport analyze(String options) {
    String[] words = ("analyze " + options).split(" ");
    for (int i = 1; i < words.length; i++) {
      words[i] = words[i].startsWith("-") ? words[i] : folder.resolve(words[i]).toString();
    }
    return Sallyport.run(words);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "empty | empty: wanted a capture file, got 0 bytes",
        "folder | folder: wanted a capture file, got a folder",
        "missing | missing: no such file",
        "text | text: wanted pcap or pcapng, got a file that begins with bytes 6e 6f 20 63",
        "capture --keylog missing | missing: no such file",
        "capture --keylog folder | folder: wanted a key log, got a folder",
        "capture --key folder | folder: wanted a private key, got a folder",
        "capture --key text | text: wanted a private key as PEM, DER or PKCS#12, got something else",
        "capture --key empty | empty: wanted a private key as PEM, DER or PKCS#12, got something else",
        "capture --psk-file text | text: wanted hexadecimal digits, got others",
        "capture --key text --password-file folder | folder: wanted a password, got a folder",
        "capture --write-decrypted folder | folder: wanted a file to write to, got a folder",
        "capture --write-decrypted capture | capture: wanted another file to write to, got one that"
            + " is read",
      })
  void isOneLineAndExitCode2(String options, String line) throws IOException {
    Sallyport refused = analyze(options);
    assertThat(refused.err()).isEqualTo("sallyport: " + folder.resolve(line) + "\n");
    assertThat(refused.out()).isEmpty();
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("capture")).hasBinaryContent(capture());
  }

  @Test
  void aKeyLogWithoutALineOfOneIsToldAndTheCaptureReadAllTheSame() {
    Sallyport read = analyze("capture --keylog text");
    assertThat(read.err()).endsWith("text: no line of it is one of a key log\n");
    assertThat(read.out()).startsWith("1 packets, 1 TCP connections");
  }

  @Test
  void aCaptureThatIsGivenTwiceIsReadOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("capture"));
    Sallyport read = analyze("capture link");
    assertThat(read.err())
        .isEqualTo("sallyport: %s: given twice, read once\n".formatted(folder.resolve("link")));
    assertThat(read.out()).startsWith("1 packets, 1 TCP connections");
  }

  @Test
  void connectionsOfWhichNoneIsChosenAreCounted() {
    Sallyport read = Sallyport.run("analyze", folder.resolve("capture").toString(), "--flow", "9");
    assertThat(read.err())
        .isEqualTo("sallyport: no connection is shown: wanted --flow 9, got 1 others\n");
    assertThat(read.exitCode()).isZero();
  }

  @Test
  void oneConnectionIsNoPair() {
    assertThat(analyze("capture --compare").out()).startsWith("No two connections belong together");
  }
}
