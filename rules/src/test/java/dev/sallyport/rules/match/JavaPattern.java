package dev.sallyport.rules.match;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The platform's own matcher as the reference, with an end to its patience. */
final class JavaPattern {
  private static final int MOST_READS = 4_000_000;

  private final Pattern pattern;

  JavaPattern(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL | Pattern.UNIX_LINES);
  }

  /** Groups 0 to 9, as many as there are; empty where nothing matches, null: gave up. */
  @Nullable List<String> find(String text) {
    Matcher matcher = pattern.matcher(new Counted(text));
    try {
      List<String> groups = new ArrayList<>();
      if (matcher.find()) {
        for (int g = 0; g <= Math.min(matcher.groupCount(), 9); g++) {
          groups.add(matcher.group(g) == null ? "" : matcher.group(g));
        }
      }
      return groups;
    } catch (StackOverflowError | IllegalStateException e) {
      return null;
    }
  }

  /** Counts what is read of a text. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int reads;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (reads++ > MOST_READS) {
        throw new IllegalStateException("too many reads");
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
