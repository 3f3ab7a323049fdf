package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.PhraseSet;
import java.util.ArrayList;
import java.util.List;

/** Phrases as {@code @pm} takes them. */
final class Phrases {
  private Phrases() {}

  static Operator any(List<Slice> phrases) {
    PhraseSet set = new PhraseSet(phrases);
    return (value, captures) -> {
      Slice found = set.find(value);
      if (found != null && captures.wanted()) {
        captures.put(0, found);
      }
      return found != null;
    };
  }

  /** The phrases of an argument. */
  static List<Slice> split(String argument) throws BadArgument {
    List<Slice> phrases = new ArrayList<>();
    for (String word : argument.strip().split("\\s+", -1)) {
      phrases.add(Slice.of(decode(word)));
    }
    return phrases;
  }

  private static byte[] decode(String word) throws BadArgument {
    ByteSink out = new ByteSink(word.length());
    boolean hex = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '|') {
        hex = !hex;
      } else if (hex) {
        i++;
        if (i == word.length() || !Ascii.isHex(c) || !Ascii.isHex(word.charAt(i))) {
          throw new BadArgument("pairs of hexadecimal digits were wanted between | and |: " + word);
        }
        out.put(Ascii.hexValue(c) * 16 + Ascii.hexValue(word.charAt(i)));
      } else {
        boolean escaped =
            c == '\\' && i + 1 < word.length() && ":;\"\\|".indexOf(word.charAt(i + 1)) >= 0;
        out.put(escaped ? word.charAt(++i) : c);
      }
    }
    return out.copy();
  }
}
