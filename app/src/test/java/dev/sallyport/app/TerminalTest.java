package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {
  @Test
  void coloursOnlyATerminal() {
    assertThat(Terminal.ansi(true, Map.of())).isEqualTo(Ansi.ON);
    assertThat(Terminal.ansi(false, Map.of())).isEqualTo(Ansi.OFF);
  }

  @Test
  void honoursNoColorWhenItIsNotEmpty() {
    assertThat(Terminal.ansi(true, Map.of("NO_COLOR", "1"))).isEqualTo(Ansi.OFF);
    assertThat(Terminal.ansi(true, Map.of("NO_COLOR", ""))).isEqualTo(Ansi.ON);
  }

  @Test
  void leavesADumbTerminalPlain() {
    assertThat(Terminal.ansi(true, Map.of("TERM", "dumb"))).isEqualTo(Ansi.OFF);
  }
}
