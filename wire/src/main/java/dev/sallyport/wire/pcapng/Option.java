package dev.sallyport.wire.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import org.jspecify.annotations.Nullable;

/**
 * An option of a block.
 *
 * <pre>
 * code(2) length(2) value, padded to 32 bits
 * </pre>
 */
record Option(int code, Cursor value) {
  private static final int END = 0;
  private static final int HEADER_BYTES = 4;
  private static final int LONGEST_TEXT = 1_024;

  /** The next option; null where there is none. */
  static @Nullable Option read(Cursor options) throws Overrun {
    if (options.remaining() < HEADER_BYTES) {
      return null;
    }
    int code = options.u16();
    int length = options.u16();
    Cursor value = options.sub(length);
    options.skip(Math.min(options.remaining(), -length & 3));
    return code == END ? null : new Option(code, value);
  }

  /** The value as text, cut to {@value #LONGEST_TEXT} bytes. */
  String text() throws Overrun {
    return new String(value.bytes(Math.min(value.remaining(), LONGEST_TEXT)), UTF_8);
  }
}
