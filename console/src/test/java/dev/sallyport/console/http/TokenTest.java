package dev.sallyport.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  @TempDir private Path folder;

  @Test
  void isMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
    Path file = folder.resolve("console.token");
    Token made = Token.in(file);
    assertThat(made.fresh()).isTrue();
    assertThat(made.text()).hasSize(32).matches("[A-Za-z0-9_-]+");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Token again = Token.in(file);
    assertThat(again.text()).isEqualTo(made.text());
    assertThat(again.fresh()).isFalse();
    assertThat(made).hasToString("Token");
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    Path file = folder.resolve("console.token");
    Token.in(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Token.in(file))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("only its owner may read, got rw-r-----");
  }

  @Test
  void aFileWithoutATokenIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("console.token"), "short\n");
    assertThatThrownBy(() -> Token.in(file)).hasMessageContaining("32 characters, got 5");
  }
}
