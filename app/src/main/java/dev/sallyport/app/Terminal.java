package dev.sallyport.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes.
 *
 * @param ansi on only where a person looks at a terminal that shows colours and did not refuse them
 */
record Terminal(PrintWriter out, PrintWriter err, Ansi ansi) {

  static Terminal ofProcess(StandardOutput output) {
    boolean watched = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(
        new PrintWriter(output, true, UTF_8),
        new PrintWriter(System.err, true, UTF_8),
        ansi(watched, System.getenv()));
  }

  // https://no-color.org: NO_COLOR refuses colours when it is set and not empty.
  static Ansi ansi(boolean watched, Map<String, String> environment) {
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean plain = "dumb".equals(environment.get("TERM"));
    return watched && !refused && !plain ? Ansi.ON : Ansi.OFF;
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
