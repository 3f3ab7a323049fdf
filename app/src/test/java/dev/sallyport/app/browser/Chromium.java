package dev.sallyport.app.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's chromium without a window, driven by its devtools protocol. */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser");

  private final Process process;
  private final Path profile;

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /** The program; empty where there is none. */
  public static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it. {@code folder}: for its profile; empty. */
  public static Chromium start(Path program, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox", // it runs as root in CI, and sees our pages only
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    return new Chromium(process, folder);
  }

  /** A tab of its own. */
  public Tab tab() throws Exception {
    return new Tab(Devtools.open(port()));
  }

  /** Where its devtools listen; it writes that into its profile when it is ready. */
  private int port() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < 600; i++) {
      if (Files.exists(file) && !Files.readString(file).isBlank()) {
        return Integer.parseInt(Files.readAllLines(file).getFirst());
      }
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "chromium ended: " + Files.readString(profile.resolve("chromium.log")));
      }
    }
    throw new IOException("chromium is not ready after a minute");
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
