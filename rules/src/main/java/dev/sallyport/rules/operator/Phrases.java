package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.PhraseSet;
import dev.sallyport.rules.match.Requirement;
import java.util.ArrayList;
import java.util.List;

/** Phrases as {@code @pm} takes them. */
final class Phrases {
  /** What a backslash takes the meaning from. */
  private static final String ESCAPED = ":;\"\\|";

  private Phrases() {}

  static Operator any(List<Slice> phrases) {
    PhraseSet set = new PhraseSet(phrases);
    Operator operator =
        (value, captures) -> {
          Slice found = set.find(value);
          if (found != null && captures.wanted()) {
            captures.put(0, found);
          }
          return found != null;
        };
    return operator.with(Requirement.oneOf(phrases));
  }

  /** The phrases of an argument: white space parts them, but not between two bars. */
  static List<Slice> split(String argument) throws BadArgument {
    List<Slice> phrases = new ArrayList<>();
    ByteSink phrase = new ByteSink(argument.length());
    boolean hex = false;
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      char next = i + 1 < argument.length() ? argument.charAt(i + 1) : ' ';
      if (c == '|') {
        hex = !hex;
      } else if (Ascii.isSpace(c)) {
        if (!hex) {
          phrases.add(Slice.of(phrase.copy()));
          phrase.clear();
        }
      } else if (hex) {
        phrase.put(hexByte(c, next, argument));
        i++;
      } else if (c == '\\' && ESCAPED.indexOf(next) >= 0) {
        phrase.put(next);
        i++;
      } else {
        phrase.put(c);
      }
    }
    phrases.add(Slice.of(phrase.copy()));
    return phrases;
  }

  private static int hexByte(char high, char low, String argument) throws BadArgument {
    if (!Ascii.isHex(high) || !Ascii.isHex(low)) {
      throw new BadArgument(
          "pairs of hexadecimal digits were wanted between | and |, got \"" + argument + "\"");
    }
    return Ascii.hexValue(high) * 16 + Ascii.hexValue(low);
  }
}
