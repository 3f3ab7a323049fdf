package dev.sallyport.rules.variable;

import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.exchange.Values;
import dev.sallyport.rules.lang.BadWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which values of a collection are meant. Keys compare without case. */
public sealed interface Selector {
  Selector ALL = new All();

  /** Whether a value with this key, in lower case, is meant. */
  boolean chooses(String lowerKey);

  /** The chosen values, in order. */
  List<Value> from(Values values);

  /** What stands after the colon; empty for all. */
  String text();

  /** Reads what stands after the colon; null means all. */
  static Selector read(@Nullable String text) throws BadWord {
    if (text == null) {
      return ALL;
    }
    boolean pattern = text.length() > 1 && text.startsWith("/") && text.endsWith("/");
    return pattern ? new Matching(text, pattern(text.substring(1, text.length() - 1))) : key(text);
  }

  /** One key, even where it looks like a pattern. */
  static Selector key(String text) {
    return new Key(text, text.toLowerCase(Locale.ROOT));
  }

  /** A search without regard to case. */
  static Predicate<String> pattern(String source) throws BadWord {
    return KeyPattern.of(source);
  }

  /** No selector. */
  record All() implements Selector {
    @Override
    public boolean chooses(String lowerKey) {
      return true;
    }

    @Override
    public List<Value> from(Values values) {
      return values.all();
    }

    @Override
    public String text() {
      return "";
    }
  }

  /** One key. */
  record Key(String text, String lowerKey) implements Selector {
    @Override
    public boolean chooses(String other) {
      return lowerKey.equals(other);
    }

    @Override
    public List<Value> from(Values values) {
      return values.named(lowerKey);
    }
  }

  /** Keys that a pattern finds: {@code /^x/}. */
  record Matching(String text, Predicate<String> pattern) implements Selector {
    @Override
    public boolean chooses(String lowerKey) {
      return pattern.test(lowerKey);
    }

    @Override
    public List<Value> from(Values values) {
      List<Value> chosen = new ArrayList<>();
      for (Value value : values.all()) {
        if (pattern.test(value.lowerKey())) {
          chosen.add(value);
        }
      }
      return chosen;
    }
  }
}
