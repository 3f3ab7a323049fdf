package dev.sallyport.gateway.config;

import java.net.InetAddress;
import java.util.Arrays;

/** An address range in CIDR form, for instance {@code 10.0.0.0/8} or {@code ::1/128}. */
public record AddressRange(String text, InetAddress base, int prefixBits) {

  /**
   * Reads one range.
   *
   * @throws IllegalArgumentException with what was wanted where {@code text} is no such range
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress base = InetAddress.ofLiteral(address);
      int all = base.getAddress().length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("no prefix of 0 to " + all + " bits");
      }
      return new AddressRange(text, base, bits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("wanted an address or ADDRESS/BITS, got " + text, e);
    }
  }

  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = prefixBits / 8;
    if (!Arrays.equals(mine, 0, whole, other, 0, whole)) {
      return false;
    }
    int rest = prefixBits % 8;
    return rest == 0 || (mine[whole] ^ other[whole]) >> (8 - rest) == 0;
  }
}
