package dev.sallyport.app.analyze;

import dev.sallyport.capture.keys.KeyLogFile;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.keys.PrivateKeyFile;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What opens encrypted connections. Passwords come from files or a prompt, never as arguments. */
final class KeyOptions {
  @Option(
      names = "--keylog",
      paramLabel = "FILE",
      description = "A key log (SSLKEYLOGFILE of browsers and curl).")
  private List<Path> logs = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The server's RSA key: PFX, PEM or DER. Opens TLS 1.2 and below with RSA.")
  private List<Path> keys = List.of();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its first line is the password of --key.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--psk-file",
      paramLabel = "FILE",
      description = "A pre-shared key in hexadecimal, for TLS_PSK suites.")
  private @Nullable Path preSharedFile;

  /**
   * Reads the files.
   *
   * @param notes told what is odd about them
   */
  Keys read(Consumer<String> notes) throws IOException {
    Keys read = new Keys();
    for (Path log : logs) {
      GivenFile.checked(log, "a key log");
      try {
        if (!read.add(new KeyLogFile(log)) && Files.size(log) > 0) {
          notes.accept(log + ": no line of it is one of a key log");
        }
      } catch (UncheckedIOException e) {
        throw new IOException(log + ": cannot be read", e);
      }
    }
    for (Path key : keys) {
      char[] password = password(GivenFile.checked(key, "a private key"));
      PrivateKeyFile.read(key, password).forEach(read::add);
    }
    if (preSharedFile != null) {
      GivenFile.checked(preSharedFile, "a pre-shared key");
      try {
        read.addPreShared(HexFormat.of().parseHex(Files.readString(preSharedFile).strip()));
      } catch (IllegalArgumentException e) {
        throw new IOException(preSharedFile + ": wanted hexadecimal digits, got others", e);
      }
    }
    return read;
  }

  private char @Nullable [] password(Path key) throws IOException {
    if (passwordFile != null) {
      GivenFile.checked(passwordFile, "a password");
      return Files.readString(passwordFile).lines().findFirst().orElse("").toCharArray();
    }
    if (!PrivateKeyFile.wantsPassword(key)) {
      return null;
    }
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("Password of %s: ", key))
        .orElse(null);
  }
}
