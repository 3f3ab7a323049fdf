package dev.sallyport.capture.tls;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.tls.HandshakeType;
import java.util.Arrays;

/**
 * Puts handshake messages together from the records of one direction (RFC 8446 section 5.1). A
 * message may have 256 KiB. Not thread-safe.
 */
final class HandshakeReader {
  private static final int HEADER_BYTES = 4;
  private static final int LONGEST = 256 << 10;

  interface Messages {
    /** A message with its header; the array is the receiver's. */
    void message(int type, byte[] message, int recordLength, Moment at);
  }

  private final Messages messages;
  private byte[] buffer = new byte[0];

  HandshakeReader(Messages messages) {
    this.messages = messages;
  }

  /**
   * Takes the content of a record.
   *
   * @param recordLength of the record that holds them, on the wire
   * @return false where the bytes are no handshake messages
   */
  boolean read(byte[] content, int offset, int length, int recordLength, Moment at) {
    int had = buffer.length;
    buffer = Arrays.copyOf(buffer, had + length);
    System.arraycopy(content, offset, buffer, had, length);
    int at0 = 0;
    boolean understood = true;
    while (buffer.length - at0 >= HEADER_BYTES) {
      int type = buffer[at0] & 0xff;
      int body =
          (buffer[at0 + 1] & 0xff) << 16 | (buffer[at0 + 2] & 0xff) << 8 | buffer[at0 + 3] & 0xff;
      if (!HandshakeType.known(type) || body > LONGEST) {
        understood = false;
        at0 = buffer.length;
        break;
      }
      int end = at0 + HEADER_BYTES + body;
      if (end > buffer.length) {
        break;
      }
      byte[] message = Arrays.copyOfRange(buffer, at0, end);
      at0 = end;
      messages.message(type, message, recordLength, at);
    }
    buffer = at0 == 0 ? buffer : Arrays.copyOfRange(buffer, at0, buffer.length);
    return understood;
  }

  /** What was begun is not finished: bytes are missing. */
  void reset() {
    buffer = new byte[0];
  }
}
