package dev.sallyport.diagnosis.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one of our JSON objects, read back. What is missing or odd is refused by name. */
final class Fields {
  private static final double MOST_SECONDS = 1e9;

  private final JsonNode node;
  private final String what;

  /** {@code what}: names the object in messages, for instance {@code event 3}. */
  Fields(JsonNode node, String what) throws BadReport {
    if (!node.isObject()) {
      throw new BadReport(what + ": wanted an object, got " + shown(node));
    }
    this.node = node;
    this.what = what;
  }

  boolean has(String name) {
    return node.has(name);
  }

  private JsonNode value(String name, String wanted) throws BadReport {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new BadReport("%s: missing %s; wanted %s".formatted(what, name, wanted));
    }
    return value;
  }

  private BadReport bad(String name, String wanted, JsonNode got) {
    return new BadReport(
        "%s: wrong value for %s; wanted %s, got %s".formatted(what, name, wanted, shown(got)));
  }

  private static String shown(JsonNode got) {
    return Printable.text(got.toString(), 60);
  }

  String text(String name) throws BadReport {
    JsonNode value = value(name, "a string");
    if (!value.isTextual()) {
      throw bad(name, "a string", value);
    }
    return value.textValue();
  }

  @Nullable String optionalText(String name) throws BadReport {
    return has(name) ? text(name) : null;
  }

  List<String> texts(String name) throws BadReport {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      texts.add(element.asText());
    }
    return texts;
  }

  Iterable<JsonNode> elements(String name) throws BadReport {
    JsonNode value = value(name, "an array");
    if (!value.isArray()) {
      throw bad(name, "an array", value);
    }
    return value;
  }

  boolean flag(String name) throws BadReport {
    JsonNode value = value(name, "true or false");
    if (!value.isBoolean()) {
      throw bad(name, "true or false", value);
    }
    return value.booleanValue();
  }

  long number(String name) throws BadReport {
    JsonNode value = value(name, "a whole number");
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw bad(name, "a whole number", value);
    }
    return value.longValue();
  }

  /** -1 where it is not told. */
  long numberOrUnknown(String name) throws BadReport {
    return has(name) ? number(name) : -1;
  }

  int integer(String name) throws BadReport {
    long number = number(name);
    if (number != (int) number) {
      throw bad(name, "a number of 32 bits", value(name, ""));
    }
    return (int) number;
  }

  int integerOrUnknown(String name) throws BadReport {
    return has(name) ? integer(name) : -1;
  }

  /** Seconds as a number, in nanoseconds. */
  long nanos(String name) throws BadReport {
    JsonNode value = value(name, "seconds");
    if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= MOST_SECONDS)) {
      throw bad(name, "seconds", value);
    }
    return value.decimalValue().movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  Duration duration(String name) throws BadReport {
    return Duration.ofNanos(nanos(name));
  }

  Instant instant(String name) throws BadReport {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw bad(name, "a time such as 2026-01-31T12:00:00Z", value(name, ""));
    }
  }

  /** One of {@code values}, by the word that {@link EventJson#word} writes. */
  <E extends Enum<E>> E word(String name, E[] values) throws BadReport {
    return word(name, values, e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  <E> E word(String name, E[] values, Function<E, String> words) throws BadReport {
    String text = text(name);
    for (E value : values) {
      if (words.apply(value).equals(text)) {
        return value;
      }
    }
    List<String> known = List.of(values).stream().map(words).toList();
    throw bad(name, "one of " + String.join(", ", known), value(name, ""));
  }
}
