package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import java.util.TreeMap;

/** A set of addresses as disjoint ranges. Filled while rules load, then only read. */
final class IpRanges {
  private static final int LONGEST_ADDRESS = 45;

  /** First address of a range to its last. */
  private final TreeMap<IpAddress, IpAddress> ranges = new TreeMap<>();

  /** {@code range}: an address, or an address and the number of bits that count. */
  void add(String range) throws BadArgument {
    int slash = range.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? range : range.substring(0, slash));
    if (address == null) {
      throw new BadArgument(
          "an address or a network was wanted, as 10.0.0.0/8 or ::1, got \"" + range + "\"");
    }
    int bits = slash < 0 ? address.bits() : prefix(range, slash, address);
    IpAddress first = address.first(bits);
    IpAddress last = address.last(bits);
    var before = ranges.floorEntry(first);
    if (before == null || before.getValue().compareTo(last) < 0) {
      ranges.subMap(first, true, last, true).clear();
      ranges.put(first, last);
    }
  }

  private static int prefix(String range, int slash, IpAddress address) throws BadArgument {
    try {
      int bits = Integer.parseInt(range.substring(slash + 1));
      if (bits >= 0 && bits <= address.bits()) {
        return bits;
      }
    } catch (NumberFormatException e) {
      throw badPrefix(range, address);
    }
    throw badPrefix(range, address);
  }

  private static BadArgument badPrefix(String range, IpAddress address) {
    return new BadArgument(
        "0 to " + address.bits() + " bits were wanted after the slash, got \"" + range + "\"");
  }

  boolean contain(Slice value) {
    if (value.length() > LONGEST_ADDRESS) {
      return false;
    }
    IpAddress address = IpAddress.parse(value.toString());
    if (address == null) {
      return false;
    }
    var range = ranges.floorEntry(address);
    return range != null && range.getValue().compareTo(address) >= 0;
  }
}
