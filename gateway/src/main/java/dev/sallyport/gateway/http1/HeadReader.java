package dev.sallyport.gateway.http1;

import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.MalformedMessage.Rule;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one head until its empty line. Bounded; one per connection and direction.
 */
public final class HeadReader {
  private static final int STEP = 1024;

  private final int maxHeadBytes;
  private byte @Nullable [] bytes;
  private int length;

  public HeadReader(int maxHeadBytes) {
    this.maxHeadBytes = maxHeadBytes;
  }

  /** Whether a head has begun and is not complete. */
  public boolean begun() {
    return length > 0;
  }

  public int length() {
    return length;
  }

  /** The first bytes of the head that has begun, printable, at most 32. */
  public String shown() {
    StringBuilder text = new StringBuilder();
    byte[] b = bytes;
    for (int i = 0; b != null && i < Math.min(length, 32); i++) {
      text.append(b[i] >= ' ' && b[i] < 0x7f ? (char) b[i] : '.');
    }
    return text.toString();
  }

  /**
   * Takes bytes from {@code in}, at most to the end of the head.
   *
   * @return whether the head is complete
   */
  public boolean read(ByteBuf in) throws MalformedMessage {
    while (in.isReadable()) {
      int more = Math.min(in.readableBytes(), STEP);
      byte[] head = room(more);
      in.getBytes(in.readerIndex(), head, length, more);
      int end = end(head, Math.max(0, length - 3), length + more);
      if (end > 0) {
        in.skipBytes(end - length);
        length = end;
        bound();
        return true;
      }
      in.skipBytes(more);
      length += more;
      bound();
    }
    return false;
  }

  private void bound() throws MalformedMessage {
    if (length > maxHeadBytes) {
      throw new MalformedMessage(
          Rule.HEAD_TOO_LARGE, "a head of more than " + maxHeadBytes + " bytes");
    }
  }

  private byte[] room(int more) {
    byte[] now = bytes;
    if (now == null) {
      now = new byte[Math.max(STEP, more)];
    } else if (length + more > now.length) {
      now = Arrays.copyOf(now, Math.max(length + more, now.length * 2));
    }
    bytes = now;
    return now;
  }

  private static int end(byte[] b, int from, int to) {
    for (int i = from + 3; i < to; i++) {
      if (b[i] == '\n' && b[i - 1] == '\r' && b[i - 2] == '\n' && b[i - 3] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  /** The bytes of the complete head, which from now on are the caller's; begins the next head. */
  public byte[] take() {
    byte[] head = bytes == null ? new byte[0] : bytes;
    bytes = null;
    length = 0;
    return head;
  }
}
