package dev.sallyport.wire.http2;

/**
 * The header of a frame.
 *
 * <pre>
 * length(3) type(1) flags(1) stream(4)     RFC 9113 section 4.1
 * </pre>
 */
public record FrameHeader(int length, int type, int flags, int stream) {
  public static final int BYTES = 9;
  public static final int DATA = 0;
  public static final int HEADERS = 1;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  public static final int PUSH_PROMISE = 5;
  public static final int GOAWAY = 7;
  public static final int CONTINUATION = 9;

  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PADDED = 8;
  private static final int PRIORITY = 0x20;
  private static final int ACK = 1;

  /** Reads the nine bytes from {@code at}. */
  public static FrameHeader read(byte[] bytes, int at) {
    return new FrameHeader(
        (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff,
        bytes[at + 3] & 0xff,
        bytes[at + 4] & 0xff,
        (bytes[at + 5] & 0x7f) << 24
            | (bytes[at + 6] & 0xff) << 16
            | (bytes[at + 7] & 0xff) << 8
            | bytes[at + 8] & 0xff);
  }

  public boolean endStream() {
    return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
  }

  public boolean endHeaders() {
    return (flags & END_HEADERS) != 0;
  }

  public boolean padded() {
    return (flags & PADDED) != 0;
  }

  /** Whether a HEADERS frame has the five bytes of priority. */
  public boolean priority() {
    return (flags & PRIORITY) != 0;
  }

  public boolean ack() {
    return (flags & ACK) != 0;
  }
}
