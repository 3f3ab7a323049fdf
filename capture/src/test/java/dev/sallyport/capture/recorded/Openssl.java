package dev.sallyport.capture.recorded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running {@code openssl}: what it printed can be waited for, what it shall read be said. */
final class Openssl implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final StringBuilder printed = new StringBuilder();
  private final Thread reader;

  private Openssl(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts it in that folder; skips the test where it is not installed. */
  static Openssl start(Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    try {
      return new Openssl(
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start());
    } catch (IOException e) {
      assumeTrue(false, "openssl is not installed");
      throw new IllegalStateException(e);
    }
  }

  /** Writes {@code k.pem} and {@code c.pem}, an RSA key and its certificate. */
  static void certificate(Path folder) throws InterruptedException {
    String request = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=a.test";
    try (Openssl openssl = start(folder, words(request + " -keyout k.pem -out c.pem"))) {
      openssl.ended();
    }
  }

  static List<String> words(String line) {
    return line.isBlank() ? List.of() : List.of(line.strip().split(" +"));
  }

  /** The port that {@code s_server} has chosen. */
  int port() throws InterruptedException {
    printed("ACCEPT 127.0.0.1:", 1);
    synchronized (printed) {
      int from = printed.indexOf("ACCEPT 127.0.0.1:") + "ACCEPT 127.0.0.1:".length();
      while (printed.indexOf("\n", from) < 0) {
        printed.wait();
      }
      return Integer.parseInt(printed.substring(from, printed.indexOf("\n", from)));
    }
  }

  void say(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(ISO_8859_1));
    process.getOutputStream().flush();
  }

  /** Waits until it has printed that so many times. */
  void printed(String text, int times) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (printed) {
      while (printed.toString().split(java.util.regex.Pattern.quote(text), -1).length <= times) {
        assertThat(process.isAlive() && System.nanoTime() < until)
            .as("wanted %d times %s, got:%n%s", times, text, printed)
            .isTrue();
        printed.wait(100);
      }
    }
  }

  /** Waits until it ends by itself. */
  void ended() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s", printed).isTrue();
    reader.join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    byte[] buffer = new byte[4_096];
    try (InputStream in = process.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        synchronized (printed) {
          printed.append(new String(buffer, 0, read, ISO_8859_1));
          printed.notifyAll();
        }
      }
    } catch (IOException e) {
      return; // it is gone
    }
  }
}
