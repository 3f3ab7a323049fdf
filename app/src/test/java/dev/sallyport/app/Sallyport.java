package dev.sallyport.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** What one command line printed and answered, run inside the test. */
record Sallyport(int exitCode, String out, String err) {

  static Sallyport run(String... arguments) {
    return run(Map.of(), arguments);
  }

  static Sallyport run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Ansi.OFF);
    int exitCode = Main.execute(terminal, environment, arguments);
    return new Sallyport(exitCode, out.toString(), err.toString());
  }
}
