package dev.sallyport.doctor.offers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@code openssl s_server} on a port of its own choice. */
final class Openssl implements AutoCloseable {
  private static final String ACCEPTS = "ACCEPT ";

  private final Process process;
  private final InetSocketAddress address;

  private Openssl(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** With the files {@code server.pem} and {@code server.key} of that folder. */
  static Openssl serve(Path folder, String options) throws IOException {
    return serve(folder, "127.0.0.1", "-key server.key -cert server.pem " + options);
  }

  /** Skips the test where openssl is not installed. */
  static Openssl serve(Path folder, String host, String options) throws IOException {
    String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
    Process process = start(folder, "s_server -www -accept " + literal + ":0 " + options);
    BufferedReader reader = process.inputReader(ISO_8859_1);
    StringBuilder said = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(ACCEPTS)) {
        int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
        drain(reader);
        return new Openssl(process, new InetSocketAddress(InetAddress.getByName(host), port));
      }
    }
    throw new IOException("openssl s_server did not start: " + said);
  }

  /** Runs a command to its end. */
  static void run(Path folder, String arguments) throws IOException, InterruptedException {
    Process process = start(folder, arguments);
    drain(process.inputReader(ISO_8859_1));
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(arguments).isZero();
  }

  private static Process start(Path folder, String arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.strip().split(" +")));
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      assumeTrue(false, "openssl is not installed");
      throw e;
    }
  }

  private static void drain(BufferedReader reader) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (reader.readLine() != null) {
              // nobody wants it
            }
          } catch (IOException e) {
            // it is gone
          }
        });
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
