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

  private static final byte[] NONE = new byte[0];

  private final Messages messages;
  private byte[] buffer = NONE;
  private int have;

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
    int i = offset;
    int to = offset + length;
    while (i < to) {
      int wanted = have < HEADER_BYTES ? HEADER_BYTES : messageBytes();
      i += keep(content, i, Math.min(to - i, wanted - have));
      if (have >= HEADER_BYTES) {
        if (!HandshakeType.known(buffer[0] & 0xff) || messageBytes() > HEADER_BYTES + LONGEST) {
          reset();
          return false;
        }
        if (have == messageBytes()) {
          byte[] message = have == buffer.length ? buffer : Arrays.copyOf(buffer, have);
          reset();
          messages.message(message[0] & 0xff, message, recordLength, at);
        }
      }
    }
    return true;
  }

  /** What was begun is not finished: bytes are missing. */
  void reset() {
    buffer = NONE;
    have = 0;
  }

  /** Room that is there, to show that it is not made anew for each record. */
  int room() {
    return buffer.length;
  }

  /** Room grows with what has come, not with what a header promises. */
  private int keep(byte[] content, int from, int length) {
    if (buffer.length < have + length) {
      int all = have < HEADER_BYTES ? HEADER_BYTES : messageBytes();
      buffer = Arrays.copyOf(buffer, Math.max(have + length, Math.min(all, 2 * buffer.length)));
    }
    System.arraycopy(content, from, buffer, have, length);
    have += length;
    return length;
  }

  private int messageBytes() {
    return HEADER_BYTES + ((buffer[1] & 0xff) << 16 | (buffer[2] & 0xff) << 8 | buffer[3] & 0xff);
  }
}
