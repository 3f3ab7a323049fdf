package dev.sallyport.wire.tls;

/**
 * Follows one direction of a TLS connection record by record without looking inside.
 *
 * <pre>
 * type(1) version(2) length(2) content(length)     RFC 8446 section 5.1
 * </pre>
 *
 * The caller gives each header byte to {@link #next} and skips {@link #contentLeft} bytes after a
 * complete header. One per direction; not thread-safe.
 */
public final class RecordHeader {
  public static final int CHANGE_CIPHER_SPEC = 20;
  public static final int ALERT = 21;
  public static final int HANDSHAKE = 22;
  public static final int APPLICATION_DATA = 23;

  private int seen;
  private int type;
  private int version;
  private int length;
  private int contentLeft;

  /** Bytes of the current record's content that were not skipped yet. */
  public int contentLeft() {
    return contentLeft;
  }

  public void skip(int bytes) {
    contentLeft -= bytes;
  }

  /**
   * Takes the next header byte.
   *
   * @return whether the header is complete now
   */
  public boolean next(byte b) {
    switch (seen++) {
      case 0 -> type = b & 0xff;
      case 1 -> version = (b & 0xff) << 8;
      case 2 -> version |= b & 0xff;
      case 3 -> length = (b & 0xff) << 8;
      default -> {
        length |= b & 0xff;
        contentLeft = length;
        seen = 0;
        return true;
      }
    }
    return false;
  }

  public int type() {
    return type;
  }

  public int length() {
    return length;
  }

  /** Whether the header can be one of TLS at all: a known type, version 3.x, RFC length bound. */
  public boolean plausible() {
    return type >= CHANGE_CIPHER_SPEC
        && type <= APPLICATION_DATA + 1
        && version >> 8 == 3
        && length <= 16384 + 2048;
  }
}
