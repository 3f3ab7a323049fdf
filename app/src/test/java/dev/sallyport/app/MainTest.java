package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void saysItsVersion() {
    Sallyport ran = Sallyport.run("--version");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("sallyport ").contains("java 25");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void saysHowItIsUsed() {
    Sallyport ran = Sallyport.run("--help");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("Usage: sallyport");
  }

  @Test
  void refusesAnUnknownOptionInOneLine() {
    assertThat(Sallyport.run("--versoin"))
        .isEqualTo(
            new Sallyport(
                2,
                "",
                "sallyport: Unknown option: '--versoin'; did you mean --version?"
                    + "; see sallyport --help\n"));
  }

  @Test
  void asksForACommand() {
    assertThat(Sallyport.run())
        .isEqualTo(
            new Sallyport(2, "", "sallyport: Missing required subcommand; see sallyport --help\n"));
  }

  @Test
  void namesTheCommandWhoseHelpToSee() {
    assertThat(Sallyport.run("config", "diff", "a.example.com").err())
        .endsWith("; see sallyport config diff --help\n")
        .hasLineCount(1);
  }

  @Test
  void showsWhereAnErrorCameFromWhenAsked() {
    Sallyport ran = Sallyport.run(Map.of("SALLYPORT_DEBUG", "1"), "--versoin");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("\tat picocli.CommandLine");
  }
}
