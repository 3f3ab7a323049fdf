package dev.sallyport.capture.file;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.pcapng.Block;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the blocks of a pcapng file, little-endian, times in nanoseconds. */
final class PcapngWriter {
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int SECRETS = 10;

  private final OutputStream out;

  PcapngWriter(OutputStream out) {
    this.out = out;
  }

  void section() throws IOException {
    ByteBuffer body = body(16);
    body.putInt(Block.BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
    block(Block.SECTION_HEADER, body);
  }

  void interfaceOf(int linkType) throws IOException {
    ByteBuffer body = body(20);
    body.putShort((short) linkType).putShort((short) 0).putInt(0);
    body.putShort((short) 9).putShort((short) 1).put((byte) 9).put(new byte[3]); // if_tsresol
    body.putInt(0);
    block(INTERFACE, body);
  }

  void secrets(byte[] keyLog) throws IOException {
    ByteBuffer body = body(8 + keyLog.length);
    body.putInt((int) Block.Secrets.TLS_KEY_LOG).putInt(keyLog.length).put(keyLog);
    block(SECRETS, body);
  }

  void packet(int interfaceNumber, long nanos, Cursor frame, long originalLength)
      throws IOException {
    ByteBuffer body = body(20 + frame.remaining());
    body.putInt(interfaceNumber).putInt((int) (nanos >>> 32)).putInt((int) nanos);
    body.putInt(frame.remaining()).putInt((int) originalLength);
    body.put(frame.array(), frame.position(), frame.remaining());
    block(PACKET, body);
  }

  private static ByteBuffer body(int bytes) {
    return ByteBuffer.allocate((bytes + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void block(int type, ByteBuffer body) throws IOException {
    byte[] bytes = new byte[body.capacity()];
    body.rewind().get(bytes);
    int total = bytes.length + 12;
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(type).putInt(total);
    out.write(head.array());
    out.write(bytes);
    out.write(head.array(), 4, 4);
  }
}
