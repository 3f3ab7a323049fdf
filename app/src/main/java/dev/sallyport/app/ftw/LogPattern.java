package dev.sallyport.app.ftw;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.BadPattern;
import dev.sallyport.rules.match.Matcher;
import dev.sallyport.rules.match.Patterns;
import java.io.IOException;

/** A pattern that a test looks for in the log; linear in time, as those of go-ftw are. */
record LogPattern(String text, Matcher matcher) {

  static LogPattern of(String text) throws IOException {
    try {
      Matcher matcher = Patterns.compile(text);
      if (!matcher.linear()) {
        throw new IOException("wanted a pattern without look-around, got " + text);
      }
      return new LogPattern(text, matcher);
    } catch (BadPattern e) {
      throw new IOException("wanted a pattern, got " + text + ": " + e.problem(), e);
    }
  }

  /** {@code log}: each character is a byte. */
  boolean matches(String log) {
    return matcher.matches(Slice.latin1(log));
  }
}
