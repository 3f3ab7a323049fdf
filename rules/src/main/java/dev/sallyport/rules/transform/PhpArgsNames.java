package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:phpArgsNames}: an argument's name as PHP registers it: blanks at the front go; a space,
 * a dot and a bracket that nothing closes become an underscore; what follows the last bracket of an
 * array goes; a name that begins with {@code [} or {@code =} is none.
 *
 * <pre>{@code
 * SecRule ARGS_NAMES "@streq user_id" "id:1,phase:2,pass,t:phpArgsNames"
 * }</pre>
 */
final class PhpArgsNames implements Transformation {
  @Override
  public String word() {
    return "phpArgsNames";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    if (in.isEmpty()) {
      return false;
    }
    if (in.at(0) != '[' && in.at(0) != '=') {
      int i = 0;
      while (i < in.length() && in.at(i) == ' ') {
        i++;
      }
      array(in, name(in, i, out), out);
    }
    return Unchanged.unless(!out.view().equals(in), out);
  }

  /** Writes the name before the first array bracket; returns where that bracket is, or the end. */
  private static int name(Slice in, int start, ByteSink out) {
    boolean openBracket = false;
    for (int i = start; i < in.length(); i++) {
      int b = in.at(i);
      if (b == '[' && !openBracket) {
        if (in.indexOf(']', i) >= 0) {
          return i;
        }
        openBracket = true;
        out.put('_');
      } else {
        out.put(!openBracket && (b == ' ' || b == '.') ? '_' : b);
      }
    }
    return in.length();
  }

  /** Writes the bracketed keys that follow each other from {@code start}. */
  private static void array(Slice in, int start, ByteSink out) {
    int i = start;
    while (i < in.length() && in.at(i) == '[') {
      int close = in.indexOf(']', i);
      if (close < 0) {
        return;
      }
      boolean blank = close == i + 2 && in.at(i + 1) == ' ';
      if (blank) {
        out.put('[').put(']');
      } else {
        out.put(in, i, close + 1);
      }
      i = close + 1;
    }
  }
}
