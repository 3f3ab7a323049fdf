package dev.sallyport.app.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server program of this machine in the foreground, with a configuration of its own, on a port of
 * the loopback address.
 */
public final class RealServer implements AutoCloseable {
  private static final int START_SECONDS = 30;

  private final Process process;
  private final int port;

  private RealServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether the program is installed, also where only root usually looks. */
  public static boolean installed(String name) {
    return program(name).isPresent();
  }

  private static Optional<Path> program(String name) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one; skips the test, by name, where the program is missing.
   *
   * @param folder becomes readable for all, since servers give root's rights up
   * @param configuration in which {@code PORT} and {@code FOLDER} are replaced
   * @param options up to the name of the configuration's file
   */
  public static RealServer start(Path folder, String name, String configuration, String... options)
      throws Exception {
    int port = freePort();
    Path file = folder.resolve(name + ".conf");
    Files.writeString(file, filled(configuration, folder, port));
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(file.toString());
    return run(folder, name, port, arguments);
  }

  /** One that has no configuration but its arguments, where the same is replaced. */
  public static RealServer start(Path folder, String name, List<String> arguments)
      throws Exception {
    int port = freePort();
    return run(
        folder, name, port, arguments.stream().map(each -> filled(each, folder, port)).toList());
  }

  private static String filled(String text, Path folder, int port) {
    return text.replace("PORT", Integer.toString(port)).replace("FOLDER", folder.toString());
  }

  private static RealServer run(Path folder, String name, int port, List<String> arguments)
      throws Exception {
    Optional<Path> program = program(name);
    assumeTrue(program.isPresent(), name + " is not installed");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString()));
    command.addAll(arguments);
    Path out = folder.resolve(name + ".out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    RealServer server = new RealServer(process, port);
    server.awaitListening(name, out);
    return server;
  }

  public int port() {
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void awaitListening(String name, Path out) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listening()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        close();
        throw new AssertionError(name + " does not listen: " + Files.readString(out));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
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
    process.destroyForcibly();
    process.onExit().join();
  }
}
