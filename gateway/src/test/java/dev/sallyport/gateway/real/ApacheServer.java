package dev.sallyport.gateway.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Apache httpd in one process, with a configuration of its own in a folder of its own, on one port
 * of the loopback address. {@link #kill} ends it; {@link #start()} brings it back on its port.
 */
final class ApacheServer implements AutoCloseable {
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");
  private static final int START_SECONDS = 20;

  private final Path program;
  private final Path folder;
  private final int port;
  private Process process;

  private ApacheServer(Path program, Path folder, int port) throws IOException {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /**
   * Starts one; skips the test, by name, where Apache is not installed.
   *
   * @param folder becomes readable for all, since Apache as root gives its rights up
   * @param modules beyond those that every configuration here needs
   * @param configuration what follows the Listen line; {@code PORT} and {@code FOLDER} are replaced
   */
  static ApacheServer start(Path folder, List<String> modules, String configuration)
      throws Exception {
    Path program = Program.assumeInstalled("apache2");
    assumeTrue(Files.isDirectory(MODULES), MODULES + " is missing");
    int port = freePort();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    StringBuilder text = new StringBuilder();
    for (String module : modules) {
      text.append("LoadModule %1$s_module %2$s/mod_%1$s.so%n".formatted(module, MODULES));
    }
    text.append(COMMON).append(configuration);
    String complete =
        text.toString()
            .replace("MODULES", MODULES.toString())
            .replace("PORT", Integer.toString(port))
            .replace("FOLDER", folder.toString());
    Files.writeString(folder.resolve("apache.conf"), complete);
    ApacheServer server = new ApacheServer(program, folder, port);
    server.awaitListening();
    return server;
  }

  private static final String COMMON =
      """
      LoadModule mpm_event_module MODULES/mod_mpm_event.so
      LoadModule authz_core_module MODULES/mod_authz_core.so
      ServerName origin.lab.test
      ServerRoot FOLDER
      DefaultRuntimeDir FOLDER
      PidFile FOLDER/apache.pid
      ErrorLog FOLDER/error.log
      LogLevel warn
      LogFormat "%{remote}p %>s %r" connection
      CustomLog FOLDER/access.log connection
      User nobody
      Group nogroup
      ServerLimit 1
      ThreadLimit 100
      StartServers 1
      ThreadsPerChild 100
      MaxRequestWorkers 100
      MaxKeepAliveRequests 0
      KeepAliveTimeout 60
      Listen 127.0.0.1:PORT
      """;

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    // one that was killed leaves its file, and the number in it may be another process by now
    Files.deleteIfExists(folder.resolve("apache.pid"));
    return new ProcessBuilder(
            program.toString(), "-X", "-f", folder.resolve("apache.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("apache.out").toFile())
        .start();
  }

  int port() {
    return port;
  }

  /** Lines {@code CLIENT-PORT STATUS REQUEST-LINE}, one for each request that it answered. */
  List<String> accessLog() throws IOException {
    return Files.readAllLines(folder.resolve("access.log"));
  }

  /** Starts it again on the same port, after {@link #kill}. */
  void start() throws IOException, InterruptedException {
    process = launch();
    awaitListening();
  }

  private void awaitListening() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listening()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        close();
        throw new AssertionError(
            "apache2 does not listen on port %d: %s"
                .formatted(port, Files.readString(folder.resolve("apache.out"))));
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  private boolean listening() {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Ends it at once, whatever it does; {@link #start()} brings it back. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
