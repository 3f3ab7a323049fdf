package dev.sallyport.lab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An independent client, installed on this machine, that runs once. */
public final class Command {
  private static final int LIMIT_SECONDS = 30;

  private Command() {}

  /** What a command printed, both streams together, and its exit status. */
  public record Result(int exit, String output) {}

  /** Skips the test, by name, where the command is not installed. */
  public static void assumeInstalled(String command) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    assumeTrue(found, command + " is not installed");
  }

  /** Runs with the given text on standard input, and end of file after it. */
  public static Result run(String input, String... command) throws Exception {
    assumeInstalled(command[0]);
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    try {
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
      try (OutputStream out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
          .as("%s ends within %d s", command[0], LIMIT_SECONDS)
          .isTrue();
      return new Result(process.exitValue(), output.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "unreadable output: " + e;
    }
  }
}
