package dev.sallyport.gateway.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms of the single values in the file. */
final class Scalars {
  static final Form<Boolean> SWITCH =
      new ScalarForm<>("true or false", Scalars::parseSwitch, String::valueOf);

  /** A name that the file gives as a host's name. */
  static final Form<String> HOST_NAME =
      new ScalarForm<>(
          "a host name such as shop.example.com", HostNameText::parse, Function.identity());

  static final Form<String> SITE_NAME =
      new ScalarForm<>(
          "a host name such as shop.example.com or \"*.example.com\"",
          HostNameText::parsePattern,
          Function.identity());

  /** The full path of a file. */
  static final Form<String> PATH =
      new ScalarForm<>(
          "the path of a file", (text, files) -> files.resolve(text), Function.identity());

  static final Form<URI> ORIGIN =
      new ScalarForm<>(
          "a URL such as https://10.0.0.5:443, without a path", OriginText::parse, URI::toString);

  static final Form<AddressRange> RANGE =
      new ScalarForm<>(
          "an address or a range such as 10.0.0.0/8", AddressRange::parse, AddressRange::text);

  private Scalars() {}

  private static Boolean parseSwitch(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("no switch: " + text);
    };
  }

  static Form<Duration> duration(Duration least, Duration most) {
    String range = DurationText.write(least) + " to " + DurationText.write(most);
    return new ScalarForm<>(
        "a duration from " + range + ", such as 500ms, 5s, 2m or 1h",
        text -> within(DurationText.parse(text), least, most),
        DurationText::write);
  }

  /** A number of bytes. */
  static Form<Long> size(long least, long most) {
    String range = SizeText.write(least) + " to " + SizeText.write(most);
    return new ScalarForm<>(
        "a size from " + range + ", such as 512, 64KiB, 10MiB or 1GiB",
        text -> within(SizeText.parse(text), least, most),
        SizeText::write);
  }

  /** A text that a pattern matches as a whole. */
  static Form<String> matching(String wanted, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return new ScalarForm<>(
        wanted,
        text -> {
          if (!compiled.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
          }
          return text;
        },
        Function.identity());
  }

  static Form<Integer> count(int least, int most) {
    return new ScalarForm<>(
        "a number from " + least + " to " + most,
        text -> within(parseCount(text), least, most),
        String::valueOf);
  }

  /** A number, or {@code cores} for the number of processors of this machine. */
  static Form<Integer> countOrCores(int least, int most) {
    return new ScalarForm<>(
        "a number from " + least + " to " + most + ", or cores",
        text ->
            text.equals("cores")
                ? Math.clamp(Runtime.getRuntime().availableProcessors(), least, most)
                : within(parseCount(text), least, most),
        String::valueOf);
  }

  /** Decimal digits only: no sign, no underscore, none of YAML's octal. */
  private static int parseCount(String text) {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("no number: " + text);
    }
    return Integer.parseInt(text);
  }

  private static <T extends Comparable<T>> T within(T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException("out of range: " + value);
    }
    return value;
  }

  /** One of the words of an enumeration. */
  static <E extends Enum<E>> Form<E> word(Class<E> type, Function<E, String> word) {
    E[] all = type.getEnumConstants();
    String words = Arrays.stream(all).map(word).collect(Collectors.joining(" or "));
    return new ScalarForm<>(
        words,
        text -> {
          Optional<E> found = Arrays.stream(all).filter(e -> word.apply(e).equals(text)).findAny();
          return found.orElseThrow(() -> new IllegalArgumentException("no such word: " + text));
        },
        word);
  }

  /** One of the constants of an enumeration, in lower case. */
  static <E extends Enum<E>> Form<E> word(Class<E> type) {
    return word(type, e -> e.name().toLowerCase(Locale.ROOT));
  }

  /** A value, or one word for none. */
  static <T> Form<Optional<T>> or(
      String none,
      String wanted,
      BiFunction<String, NamedFiles, T> parse,
      Function<T, String> text) {
    return new ScalarForm<>(
        wanted + ", or " + none,
        (written, files) ->
            written.equals(none) ? Optional.empty() : Optional.of(parse.apply(written, files)),
        value -> value.map(text).orElse(none));
  }
}
