package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int sallyport(Map<String, String> environment, String... arguments) {
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Ansi.OFF);
    return Main.execute(terminal, environment, arguments);
  }

  @Test
  void saysItsVersion() {
    assertThat(sallyport(Map.of(), "--version")).isZero();
    assertThat(out.toString()).startsWith("sallyport ").contains("java 25");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(sallyport(Map.of(), "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: sallyport");
  }

  @Test
  void refusesAnUnknownOptionInOneLine() {
    assertThat(sallyport(Map.of(), "--versoin")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "sallyport: Unknown option: '--versoin'; did you mean --version?"
                + "; see sallyport --help");
  }

  @Test
  void showsWhereAnErrorCameFromWhenAsked() {
    assertThat(sallyport(Map.of("SALLYPORT_DEBUG", "1"), "--versoin")).isEqualTo(2);
    assertThat(err.toString()).contains("\tat picocli.CommandLine");
  }
}
