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
      int end = end(head, length, length + more);
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

  /**
   * Index behind the empty line, -1 where it has not come. A CR or LF alone, which never ends a
   * line, is refused at once: nobody waits for the end of such a head (RFC 9112 section 2.2).
   */
  private static int end(byte[] b, int from, int to) throws MalformedMessage {
    for (int i = from; i < to; i++) {
      boolean afterCr = i > 0 && b[i - 1] == '\r';
      if (b[i] == '\n' != afterCr) {
        throw new MalformedMessage(
            Rule.BARE_CR_OR_LF, (afterCr ? "CR without LF" : "LF without CR") + " at byte " + i);
      }
      if (afterCr && i >= 3 && b[i - 2] == '\n' && b[i - 3] == '\r') {
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
