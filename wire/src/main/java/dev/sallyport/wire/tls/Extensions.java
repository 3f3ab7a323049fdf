package dev.sallyport.wire.tls;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The extensions of a hello or of EncryptedExtensions, by number (RFC 8446 section 4.2). */
public final class Extensions {
  static final int SERVER_NAME = 0;
  static final int ALPN = 16;
  static final int ENCRYPT_THEN_MAC = 22;
  static final int EXTENDED_MASTER_SECRET = 23;
  static final int SESSION_TICKET = 35;
  static final int PRE_SHARED_KEY = 41;
  static final int EARLY_DATA = 42;
  static final int SUPPORTED_VERSIONS = 43;
  static final int POST_HANDSHAKE_AUTH = 49;
  static final int KEY_SHARE = 51;
  static final int RENEGOTIATION_INFO = 0xff01;

  private static final int LONGEST_NAME = 255;

  private final Map<Integer, byte[]> byType = new HashMap<>();

  private Extensions() {}

  /**
   * Reads what is left of a message, which may be nothing.
   *
   * <pre>
   * length(2) ( type(2) length(2) data )*
   * </pre>
   */
  public static Extensions read(Cursor rest) throws Overrun {
    Extensions read = new Extensions();
    if (rest.remaining() >= 2) {
      Cursor list = rest.sub(rest.u16());
      while (list.remaining() > 0) {
        int type = list.u16();
        read.byType.putIfAbsent(type, list.bytes(list.u16()));
      }
    }
    return read;
  }

  public boolean has(int type) {
    return byType.containsKey(type);
  }

  /** Whether the server takes 0-RTT data (RFC 8446 section 4.2.10). */
  public boolean acceptsEarlyData() {
    return has(EARLY_DATA);
  }

  byte[] bytes(int type) {
    return byType.getOrDefault(type, new byte[0]);
  }

  // RFC 6066 section 3
  @Nullable String serverName() throws Overrun {
    Cursor data = cursor(SERVER_NAME);
    if (data.remaining() < 5) {
      return null;
    }
    Cursor list = data.sub(data.u16());
    if (list.u8() != 0) {
      return null;
    }
    byte[] name = list.bytes(list.u16());
    return printable(name);
  }

  List<Integer> offeredVersions() throws Overrun {
    Cursor data = cursor(SUPPORTED_VERSIONS);
    return data.remaining() == 0
        ? List.of()
        : numbers(data.sub(data.u8())).stream().filter(v -> v >> 8 == 3).toList();
  }

  /** The version that a server chose; 0 where it does not say. */
  int chosenVersion() throws Overrun {
    Cursor data = cursor(SUPPORTED_VERSIONS);
    return data.remaining() == 2 ? data.u16() : 0;
  }

  /** The group that a server's key_share names (RFC 8446 section 4.2.8); 0 where it has none. */
  public int chosenGroup() throws Overrun {
    Cursor data = cursor(KEY_SHARE);
    return data.remaining() < 2 ? 0 : data.u16();
  }

  /** Protocol names, RFC 7301 section 3.1. */
  public List<String> alpn() throws Overrun {
    Cursor data = cursor(ALPN);
    if (data.remaining() == 0) {
      return List.of();
    }
    Cursor list = data.sub(data.u16());
    List<String> names = new ArrayList<>();
    while (list.remaining() > 0) {
      names.add(printable(list.bytes(list.u8())));
    }
    return List.copyOf(names);
  }

  /** Others than visible ASCII characters show as question marks. */
  private static String printable(byte[] name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(name.length, LONGEST_NAME); i++) {
      text.append(name[i] > ' ' && name[i] < 0x7f ? (char) name[i] : '?');
    }
    return text.toString();
  }

  static List<Integer> numbers(Cursor list) throws Overrun {
    List<Integer> numbers = new ArrayList<>(list.remaining() / 2);
    while (list.remaining() >= 2) {
      numbers.add(list.u16());
    }
    return List.copyOf(numbers);
  }

  private Cursor cursor(int type) {
    byte[] data = bytes(type);
    return new Cursor(data, 0, data.length);
  }
}
