package dev.sallyport.rules.variable;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.lang.BadWord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text with {@code %{VARIABLE.key}} in it. Immutable; a variable without a value gives nothing. */
public final class Macro {
  private final String source;
  private final List<Part> parts;
  private final boolean constant;

  private sealed interface Part {
    record Text(Slice bytes) implements Part {}

    record Reference(Variable variable, Selector selector) implements Part {}
  }

  private Macro(String source, List<Part> parts) {
    this.source = source;
    this.parts = List.copyOf(parts);
    constant = this.parts.stream().allMatch(Part.Text.class::isInstance);
  }

  /** Reads a text; an unknown variable is an error. */
  public static Macro read(String text) throws BadWord {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf("%{"); open >= 0; open = text.indexOf("%{", at)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      if (open > at) {
        parts.add(new Part.Text(Slice.latin1(text.substring(at, open))));
      }
      parts.add(reference(text.substring(open + 2, close)));
      at = close + 1;
    }
    if (at < text.length()) {
      parts.add(new Part.Text(Slice.latin1(text.substring(at))));
    }
    return new Macro(text, parts);
  }

  private static Part reference(String inside) throws BadWord {
    int end = 0;
    while (end < inside.length() && inside.charAt(end) != '.' && inside.charAt(end) != ':') {
      end++;
    }
    Variable variable = Variables.of(inside.substring(0, end));
    @Nullable String key = end < inside.length() ? inside.substring(end + 1) : null;
    return new Part.Reference(variable, key == null ? Selector.ALL : Selector.key(key));
  }

  /** Whether it is the same for every exchange. */
  public boolean constant() {
    return constant;
  }

  /** As it stands in the rules. */
  public String source() {
    return source;
  }

  public Slice expand(Exchange exchange) {
    if (parts.size() < 2) {
      return parts.isEmpty() ? Slice.EMPTY : part(parts.getFirst(), exchange);
    }
    ByteSink out = new ByteSink(source.length() + 32);
    for (Part part : parts) {
      Slice bytes = part(part, exchange);
      out.put(bytes.array(), bytes.from(), bytes.to());
    }
    return out.view();
  }

  public String text(Exchange exchange) {
    if (parts.isEmpty() || parts.size() == 1 && parts.getFirst() instanceof Part.Text) {
      return source;
    }
    return expand(exchange).toString();
  }

  private Slice part(Part part, Exchange exchange) {
    return switch (part) {
      case Part.Text text -> text.bytes;
      case Part.Reference reference -> {
        List<Value> values = reference.variable.values(exchange, reference.selector);
        yield values.isEmpty() ? Slice.EMPTY : values.getFirst().bytes();
      }
    };
  }

  @Override
  public String toString() {
    return source;
  }
}
