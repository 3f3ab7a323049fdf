package dev.sallyport.wire.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.wire.bytes.Cursor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes the blocks of a pcapng file, little-endian, times in nanoseconds. Secrets have to stand
 * before the packets that they open. Not thread-safe.
 */
public final class PcapngWriter {
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int SECRETS = 10;

  private static final int COMMENT = 1;
  private static final int INTERFACE_NAME = 2;
  private static final int TIME_RESOLUTION = 9;

  /** An option's length has 16 bits; a comment is cut long before. */
  private static final int MOST_COMMENT_BYTES = 32_768;

  private final OutputStream out;
  private int interfaces;

  public PcapngWriter(OutputStream out) {
    this.out = out;
  }

  /** Begins the file; the comments are about all of it. */
  public void section(String... comments) throws IOException {
    ByteBuffer body = body(16 + textBytes(comments));
    body.putInt(Block.BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
    texts(body, COMMENT, comments);
    block(Block.SECTION_HEADER, body);
  }

  /** Describes where packets were captured; returns the number that they name it by. */
  public int interfaceOf(int linkType, String... names) throws IOException {
    ByteBuffer body = body(16 + textBytes(names) + (names.length == 0 ? 4 : 0));
    body.putShort((short) linkType).putShort((short) 0).putInt(0);
    body.putShort((short) TIME_RESOLUTION).putShort((short) 1).put((byte) 9).put(new byte[3]);
    if (names.length == 0) {
      body.putInt(0);
    }
    texts(body, INTERFACE_NAME, names);
    block(INTERFACE, body);
    return interfaces++;
  }

  /** Writes lines of a TLS key log. */
  public void secrets(byte[] keyLog) throws IOException {
    ByteBuffer body = body(8 + keyLog.length);
    body.putInt((int) Block.Secrets.TLS_KEY_LOG).putInt(keyLog.length).put(keyLog);
    block(SECRETS, body);
  }

  /**
   * Writes a packet.
   *
   * @param nanos since 1970
   * @param originalLength of the frame before it was cut
   */
  public void packet(
      int interfaceNumber, long nanos, Cursor frame, long originalLength, String... comments)
      throws IOException {
    int padded = padded(frame.remaining());
    ByteBuffer body = body(20 + padded + textBytes(comments));
    body.putInt(interfaceNumber).putInt((int) (nanos >>> 32)).putInt((int) nanos);
    body.putInt(frame.remaining()).putInt((int) originalLength);
    body.put(frame.array(), frame.position(), frame.remaining()).position(20 + padded);
    texts(body, COMMENT, comments);
    block(PACKET, body);
  }

  private static int textBytes(String... texts) {
    int bytes = texts.length == 0 ? 0 : 4; // the end of the options
    for (String text : texts) {
      bytes += 4 + padded(encoded(text).length);
    }
    return bytes;
  }

  /** Options: code(2) length(2) value, padded to 32 bits. */
  private static void texts(ByteBuffer body, int code, String... texts) {
    for (String text : texts) {
      byte[] value = encoded(text);
      body.putShort((short) code).putShort((short) value.length).put(value);
      body.position(padded(body.position()));
    }
  }

  private static byte[] encoded(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return bytes.length <= MOST_COMMENT_BYTES
        ? bytes
        : text.substring(0, MOST_COMMENT_BYTES / 4).getBytes(UTF_8);
  }

  private static int padded(int bytes) {
    return (bytes + 3) / 4 * 4;
  }

  private static ByteBuffer body(int bytes) {
    return ByteBuffer.allocate(padded(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void block(int type, ByteBuffer body) throws IOException {
    byte[] bytes = new byte[body.capacity()];
    body.rewind().get(bytes);
    int total = bytes.length + Block.HEADER_BYTES + Block.TRAILER_BYTES;
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(type).putInt(total);
    out.write(head.array());
    out.write(bytes);
    out.write(head.array(), 4, 4);
  }
}
