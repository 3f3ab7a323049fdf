package dev.sallyport.rules.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address as a number of 128 bits; of IPv4 the upper 32 count. */
record IpAddress(boolean v6, long high, long low) implements Comparable<IpAddress> {
  private static final Comparator<IpAddress> ORDER =
      Comparator.comparing(IpAddress::v6)
          .thenComparing(IpAddress::high, Long::compareUnsigned)
          .thenComparing(IpAddress::low, Long::compareUnsigned);

  int bits() {
    return v6 ? 128 : 32;
  }

  /** The first address of the network of {@code bits} that this one is in. */
  IpAddress first(int bits) {
    return new IpAddress(v6, high & mask(bits), low & mask(bits - 64));
  }

  IpAddress last(int bits) {
    return new IpAddress(v6, high | ~mask(bits), low | ~mask(bits - 64));
  }

  /** The upper {@code bits} set, none below 0, all above 64. */
  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
  }

  @Override
  public int compareTo(IpAddress other) {
    return ORDER.compare(this, other);
  }

  /** Reads the text forms of RFC 4291 section 2.2 and dotted quads; null for anything else. */
  static @Nullable IpAddress parse(String text) {
    return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
  }

  private static @Nullable IpAddress parseV4(String text) {
    List<Integer> octets = numbers(text, "\\.", 10, 3, 255);
    return octets == null || octets.size() != 4
        ? null
        : new IpAddress(false, join(octets, 0, 4, 8) << 32, 0);
  }

  private static @Nullable IpAddress parseV6(String text) {
    String hex = text;
    int lastColon = text.lastIndexOf(':');
    if (text.indexOf('.', lastColon) > 0) {
      IpAddress v4 = parseV4(text.substring(lastColon + 1));
      if (v4 == null) {
        return null;
      }
      hex =
          text.substring(0, lastColon + 1)
              + Long.toHexString(v4.high >>> 48)
              + ":"
              + Long.toHexString(v4.high >>> 32 & 0xffff);
    }
    int gap = hex.indexOf("::");
    List<Integer> words = words(gap < 0 ? hex : hex.substring(0, gap));
    List<Integer> tail = gap < 0 ? List.of() : words(hex.substring(gap + 2));
    if (words == null || tail == null || (gap >= 0 && words.size() + tail.size() > 7)) {
      return null;
    }
    List<Integer> all = new ArrayList<>(words);
    while (gap >= 0 && all.size() + tail.size() < 8) {
      all.add(0);
    }
    all.addAll(tail);
    return all.size() == 8 ? new IpAddress(true, join(all, 0, 4, 16), join(all, 4, 8, 16)) : null;
  }

  private static @Nullable List<Integer> words(String text) {
    return text.isEmpty() ? List.of() : numbers(text, ":", 16, 4, 0xffff);
  }

  private static @Nullable List<Integer> numbers(
      String text, String separator, int radix, int digits, int largest) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split(separator, -1)) {
      if (part.isEmpty() || part.length() > digits) {
        return null;
      }
      int number = 0;
      for (int i = 0; i < part.length(); i++) {
        int digit = Character.digit(part.charAt(i), radix);
        if (digit < 0) {
          return null;
        }
        number = number * radix + digit;
      }
      if (number > largest) {
        return null;
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static long join(List<Integer> numbers, int from, int to, int bits) {
    long joined = 0;
    for (int i = from; i < to; i++) {
      joined = joined << bits | numbers.get(i);
    }
    return joined;
  }
}
