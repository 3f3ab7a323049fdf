package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class ErrorLineTest {
  static final List<Arguments> FAILURES =
      List.of(
          Arguments.of(new NoSuchFileException("a.yaml"), "a.yaml: no such file"),
          Arguments.of(new AccessDeniedException("a.key"), "a.key: permission denied"),
          Arguments.of(
              new UncheckedIOException(new NoSuchFileException("a.yaml")), "a.yaml: no such file"),
          Arguments.of(new IOException("first\n  second"), "first second"),
          Arguments.of(new IllegalStateException(), "java.lang.IllegalStateException"));

  @ParameterizedTest
  @FieldSource("FAILURES")
  void tellsAFailureInOneLine(Throwable failure, String text) {
    StringWriter written = new StringWriter();
    new ErrorLine(new PrintWriter(written), false).print(failure, "");
    assertThat(written.toString()).isEqualTo("sallyport: " + text + System.lineSeparator());
  }
}
