package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class StandardOutputTest {
  private final StringWriter err = new StringWriter();

  /** Whether a line that goes nowhere for that reason counts as written. */
  private boolean written(String why) {
    StandardOutput output = new StandardOutput(new Refusing(why));
    Terminal terminal =
        new Terminal(
            new PrintWriter(output, true, StandardCharsets.UTF_8),
            new PrintWriter(err, true),
            Ansi.OFF);
    terminal.out().println("what was found");
    return Main.written(output, terminal);
  }

  @Test
  void aFullDiskIsAnError() {
    assertThat(written("No space left on device")).isFalse();
    assertThat(err)
        .hasToString("sallyport: standard output: cannot be written: No space left on device\n");
  }

  @Test
  void aReaderThatWantsNoMoreIsNone() {
    assertThat(written("Broken pipe")).isTrue();
    assertThat(err).hasToString("");
  }

  private static final class Refusing extends OutputStream {
    private final String why;

    Refusing(String why) {
      this.why = why;
    }

    @Override
    public void write(int one) throws IOException {
      throw new IOException(why);
    }
  }
}
