package dev.sallyport.app.doctor;

import dev.sallyport.doctor.survey.Progress;
import dev.sallyport.doctor.survey.Way;
import java.io.PrintWriter;

/** One line of a terminal that says what is asked; gone when it is closed. */
final class ProgressLine implements Progress, AutoCloseable {
  /** ECMA-48: back to the first column, and erase to the end of the line. */
  private static final String CLEARED = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;

  /** {@code terminal}: whether a person looks; else nothing is written. */
  ProgressLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void next(Way way, String topic, String question, int done, int all) {
    say(
        "%s%d of %d  %s: %s (%s)"
            .formatted(CLEARED, done + 1, all, topic, question, way.kind().word()));
  }

  @Override
  public void close() {
    say(CLEARED);
  }

  private void say(String text) {
    if (terminal) {
      err.print(text);
      err.flush();
    }
  }
}
