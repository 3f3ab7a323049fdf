package dev.sallyport.wire.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** An address and its name, as a Name Resolution Block tells it. */
public record NameResolution(IpAddress address, String name) {
  private static final int TYPE = 4;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int MOST = 10_000;

  /** Whether a block of that type holds names. */
  public static boolean isType(int type) {
    return type == TYPE;
  }

  /** Reads the body of such a block; the first name of each address, at most ten thousand. */
  public static List<NameResolution> read(Cursor body) {
    List<NameResolution> found = new ArrayList<>();
    try {
      while (body.remaining() >= 4 && found.size() < MOST) {
        int type = body.u16();
        int length = body.u16();
        Cursor value = body.sub(length);
        body.skip(Math.min(body.remaining(), -length & 3));
        if (type == IPV4 || type == IPV6) {
          IpAddress address = IpAddress.of(value.bytes(type == IPV4 ? 4 : 16));
          byte[] names = value.rest();
          int end = 0;
          while (end < names.length && names[end] != 0) {
            end++;
          }
          found.add(new NameResolution(address, new String(names, 0, Math.min(end, 255), UTF_8)));
        } else if (type == 0) {
          break;
        }
      }
    } catch (Overrun e) {
      return found;
    }
    return found;
  }
}
