package dev.sallyport.wire.pcapng;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;

/**
 * One block of a section, as far as a reader of TLS has use for it.
 *
 * <pre>
 * type(4) total length(4) body total length(4)
 * </pre>
 */
public sealed interface Block {
  int SECTION_HEADER = 0x0a0d0d0a;
  int BYTE_ORDER = 0x1a2b3c4d;

  /** What type and length take before the body, and the length again behind it. */
  int HEADER_BYTES = 8;

  int TRAILER_BYTES = 4;

  /** The option that any block may have. */
  int COMMENT = 1;

  /** The begin of a section; what its first comment says, empty where there is none. */
  record Section(String comment) implements Block {}

  record Interface(InterfaceDescription description) implements Block {}

  /**
   * A packet; its bytes stand in the array from {@code offset}.
   *
   * @param timed whether {@code timeStamp} was written
   */
  record Packet(
      int interfaceNumber, boolean timed, long timeStamp, long originalLength, int offset, int size)
      implements Block {}

  /** {@code type}: a number that {@link #TLS_KEY_LOG} is one of. */
  record Secrets(long type, Cursor secrets) implements Block {
    public static final long TLS_KEY_LOG = 0x544c534b;
  }

  /** Any other kind, or one that breaks off. */
  record Other(int type) implements Block {}

  /**
   * Reads the body of a block. A packet that is cut short keeps what there is of it.
   *
   * @param snapLength of the section's first interface, which a simple packet belongs to; 0: none
   */
  static Block read(int type, Cursor body, long snapLength) {
    try {
      return switch (type) {
        case SECTION_HEADER -> section(body);
        case 1 -> new Interface(InterfaceDescription.read(body));
        case 2 -> {
          int number = body.u16();
          body.skip(2); // drops count
          yield packet(number, body);
        }
        case 3 -> {
          long original = body.u32();
          long size = snapLength == 0 ? original : Math.min(original, snapLength);
          int kept = (int) Math.min(size, body.remaining());
          yield new Packet(0, false, 0, original, body.position(), kept);
        }
        case 6 -> packet((int) Math.min(body.u32(), Integer.MAX_VALUE), body);
        case 10 -> {
          long kind = body.u32();
          long length = body.u32();
          yield new Secrets(kind, body.sub(Math.min(length, body.remaining())));
        }
        default -> new Other(type);
      };
    } catch (Overrun e) {
      return new Other(type);
    }
  }

  // byte order(4) version(4) section length(8) options
  private static Section section(Cursor body) throws Overrun {
    body.skip(16);
    for (Option option = Option.read(body); option != null; option = Option.read(body)) {
      if (option.code() == COMMENT) {
        return new Section(option.text());
      }
    }
    return new Section("");
  }

  private static Packet packet(int number, Cursor body) throws Overrun {
    long high = body.u32();
    long low = body.u32();
    long captured = body.u32();
    long original = body.u32();
    int kept = (int) Math.min(captured, body.remaining());
    return new Packet(number, true, high << 32 | low, original, body.position(), kept);
  }
}
