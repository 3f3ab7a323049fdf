package dev.sallyport.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine, run once to its end. */
final class Program {
  private Program() {}

  /** What a program printed, both streams together, and its exit status. */
  record Result(int exit, String output) {}

  /** Skips the test, by name, where the program is not installed. */
  static Path assumeInstalled(String name) {
    Optional<Path> found =
        Stream.concat(
                Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/sbin"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), name + " is not installed");
    return found.get();
  }

  /** Runs with nothing on standard input. */
  static Result run(Duration limit, String... command) throws Exception {
    return run("", limit, command);
  }

  static Result run(String input, Duration limit, String... command) throws Exception {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    try {
      CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> everything(process));
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.ISO_8859_1));
      }
      assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
          .as("%s ends within %s", command[0], limit)
          .isTrue();
      String text = new String(output.get(), StandardCharsets.ISO_8859_1);
      return new Result(process.exitValue(), text);
    } finally {
      process.destroyForcibly();
    }
  }

  private static byte[] everything(Process process) {
    try {
      return process.getInputStream().readAllBytes();
    } catch (IOException e) {
      return ("unreadable output: " + e).getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
