package dev.sallyport.capture.keys;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key log as programs write it: by and by, with comments, on any system. */
class KeyLogFileTest {
  private static final byte[] RANDOM = {(byte) 0xab, 1};

  @TempDir private Path folder;

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void commentsBlankLinesAndLineEndsOfWindowsArePassedOver() {
    KeyLog log = new KeyLog();
    log.add("# a comment\r\n\r\nCLIENT_RANDOM AB01 0C0D\r\n  not a line\r\nX AB01 zz\r\n");
    assertThat(log.size()).isEqualTo(1);
    assertThat(log.secret("CLIENT_RANDOM", RANDOM)).containsExactly(12, 13);
  }

  @Test
  void everyLabelIsKeptByItself() {
    KeyLog log = new KeyLog();
    String[] labels = {
      "CLIENT_RANDOM",
      "CLIENT_EARLY_TRAFFIC_SECRET",
      "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
      "SERVER_HANDSHAKE_TRAFFIC_SECRET",
      "CLIENT_TRAFFIC_SECRET_0",
      "SERVER_TRAFFIC_SECRET_0",
      "EARLY_EXPORTER_SECRET",
      "EXPORTER_SECRET",
      "PMS_CLIENT_RANDOM"
    };
    for (int i = 0; i < labels.length; i++) {
      log.add(labels[i] + " ab01 0" + i);
    }
    for (int i = 0; i < labels.length; i++) {
      assertThat(log.secret(labels[i], RANDOM)).containsExactly(i);
    }
    log.add("RSA 0102030405060708 99\nRSA Session-ID:0a0b Master-Key:77\n");
    assertThat(log.byEncryptedPremaster(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}))
        .containsExactly(0x99);
    assertThat(log.bySession(new byte[] {10, 11})).containsExactly(0x77);
  }

  @Test
  void whatIsWrittenLaterIsReadToo() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "# begins\n");
    Keys keys = new Keys();
    assertThat(keys.add(new KeyLogFile(file))).isFalse();
    assertThat(keys.hasLog()).isTrue();
    assertThat(keys.secret("CLIENT_RANDOM", RANDOM)).isNull();
    String line = "CLIENT_RANDOM " + hex(RANDOM) + " 0c0d0e0f\n";
    Files.writeString(file, line.substring(0, line.length() - 3), APPEND); // half a line
    keys.secret("CLIENT_RANDOM", RANDOM);
    Files.writeString(file, line.substring(line.length() - 3), APPEND);
    keys.secret("CLIENT_RANDOM", new byte[] {9}); // looks once more
    assertThat(keys.secret("CLIENT_RANDOM", RANDOM)).containsExactly(12, 13, 14, 15);
  }
}
