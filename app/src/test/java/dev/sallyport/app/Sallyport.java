package dev.sallyport.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** What one command line printed and answered, run inside the test. */
public record Sallyport(int exitCode, String out, String err) {

  public static Sallyport run(String... arguments) {
    return run(Map.of(), arguments);
  }

  public static Sallyport run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Ansi.OFF);
    int exitCode = Main.execute(terminal, environment, arguments);
    return new Sallyport(exitCode, out.toString(), err.toString());
  }
}
