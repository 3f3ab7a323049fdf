package dev.sallyport.app.coverage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An independent client that leaves a key log. */
final class Curl {
  static final int LARGE_BYTES = 8 << 20;
  static final int MIDDLE_BYTES = 100_000;
  private static final int PATIENCE_SECONDS = 30;

  private final Path folder;

  Curl(Path folder) throws IOException {
    this.folder = folder;
    Files.write(folder.resolve("large"), new byte[LARGE_BYTES]);
    Files.write(folder.resolve("middle"), new byte[MIDDLE_BYTES]);
  }

  /** Skips the tests, by name, where there is none. */
  static void assumeInstalled() {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
    assumeTrue(found, "curl is not installed");
  }

  /** Asks; how it ended is not told. */
  void ask(Case.Ask ask, String name, int port, double maxSeconds, Path keyLog) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("curl", "-sS", "-o", "/dev/null", "--noproxy", "*"));
    line.addAll(List.of("--cacert", folder.resolve("ca.pem").toString()));
    line.add(ask == Case.Ask.HTTP_2_GET ? "--http2" : "--http1.1");
    line.addAll(List.of("--resolve", name + ":" + port + ":127.0.0.1"));
    line.addAll(List.of("--max-time", Double.toString(maxSeconds)));
    line.addAll(
        switch (ask) {
          case GET, MANNERS, HTTP_2_GET, HELLOS, CONNECTS -> List.of();
          case GET_TWICE -> List.of("-o", "/dev/null", url(name, port) + "first");
          case LARGE_POST -> body("large");
          case MIDDLE_POST -> body("middle");
          case EXPECTING_POST ->
              List.of("-H", "Expect: 100-continue", "--expect100-timeout", "60", "-d", "ok");
          case UPGRADE -> List.of("-H", "Connection: Upgrade", "-H", "Upgrade: websocket");
        });
    line.add(url(name, port));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SSLKEYLOGFILE", keyLog.toString());
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS * 2, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("curl did not end: " + line);
    }
  }

  private List<String> body(String file) {
    return List.of("-H", "Expect:", "--data-binary", "@" + folder.resolve(file));
  }

  private static String url(String name, int port) {
    return "https://" + name + ":" + port + "/";
  }
}
