package dev.sallyport.app;

import dev.sallyport.console.ConsoleClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that lead to the console of a running gateway. */
final class ConsoleOption {
  private static final int MOST_TOKEN_BYTES = 1_000;

  @Option(
      names = "--console",
      paramLabel = "URL",
      description =
          "Ask the running gateway whose console is there, such as http://127.0.0.1:9443/; it holds"
              + " the exchanges that ended last.")
  private @Nullable URI root;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "With its token; console.token beside the configuration where left out.")
  private @Nullable Path tokenFile;

  boolean given() {
    return root != null;
  }

  /**
   * Who asks; empty where no console was named.
   *
   * @param configuration the file beside which the token is
   * @throws IOException where the token cannot be read, or would pass in plain to another machine
   */
  Optional<ConsoleClient> client(Path configuration) throws IOException {
    URI where = root;
    if (where == null) {
      return Optional.empty();
    }
    if (where.getHost() == null || !safe(where)) {
      throw new IOException("--console: wanted https, or http at a loopback address, got " + where);
    }
    Path file = tokenFile == null ? configuration.resolveSibling("console.token") : tokenFile;
    return Optional.of(new ConsoleClient(where, token(file)));
  }

  private static boolean safe(URI where) throws UnknownHostException {
    return "https".equals(where.getScheme())
        || "http".equals(where.getScheme())
            && InetAddress.getByName(where.getHost()).isLoopbackAddress();
  }

  private static String token(Path file) throws IOException {
    if (Files.size(file) > MOST_TOKEN_BYTES) {
      throw new IOException(file + ": wanted the console's token, got a longer file");
    }
    String token = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IOException(file + ": wanted the console's token, got something else");
    }
    return token;
  }
}
