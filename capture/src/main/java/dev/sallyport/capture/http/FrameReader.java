package dev.sallyport.capture.http;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.http2.FrameHeader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One direction of an HTTP/2 connection as frames. DATA is counted, not kept; of another frame up
 * to 64 KiB are. After bytes that the capture lacks it waits for what looks like a frame's header.
 */
final class FrameReader {
  private static final int MOST_KEPT = 64 << 10;
  private static final int LONGEST_FRAME = 1 << 24;
  private static final int MOST_PLAUSIBLE = 16_384;

  interface Frames {
    void frame(FrameHeader header, byte[] payload, int length, Moment at);

    /**
     * A part of DATA as it comes.
     *
     * @param padding bytes at the frame's end that are none of its content
     * @param before bytes of the frame that came before
     */
    void data(FrameHeader header, int padding, byte[] array, int offset, int length, int before);
  }

  private final Frames frames;
  private final byte[] header = new byte[FrameHeader.BYTES];
  private int headerBytes;
  private @Nullable FrameHeader current;
  private byte[] payload = new byte[256];
  private int payloadBytes;
  private int prefaceLeft;
  private boolean lost;

  /**
   * @param prefaceBytes what stands before the first frame
   */
  FrameReader(int prefaceBytes, Frames frames) {
    this.prefaceLeft = prefaceBytes;
    this.frames = frames;
  }

  void read(byte[] array, int offset, int length, Moment at) {
    int i = offset;
    int to = offset + length;
    if (prefaceLeft > 0) {
      int skipped = Math.min(prefaceLeft, to - i);
      prefaceLeft -= skipped;
      i += skipped;
    }
    if (lost) {
      if (!plausible(array, i, to)) {
        return;
      }
      lost = false;
    }
    while (i < to) {
      FrameHeader frame = current;
      if (frame == null) {
        header[headerBytes++] = array[i++];
        if (headerBytes == header.length) {
          begin(at);
        }
      } else {
        int taken = Math.min(to - i, frame.length() - payloadBytes);
        keep(frame, array, i, taken);
        i += taken;
        if (payloadBytes == frame.length()) {
          finish(frame, at);
        }
      }
    }
  }

  /**
   * Bytes that are not there.
   *
   * @param bytes -1 where their number is not known
   * @return whether only DATA was lost, so that all else is whole
   */
  boolean gap(long bytes, Moment at) {
    FrameHeader frame = current;
    if (frame != null
        && frame.type() == FrameHeader.DATA
        && bytes >= 0
        && bytes <= frame.length() - payloadBytes) {
      payloadBytes += (int) bytes;
      if (payloadBytes == frame.length()) {
        finish(frame, at);
      }
      return true;
    }
    lost = true;
    current = null;
    headerBytes = 0;
    payloadBytes = 0;
    return false;
  }

  private void begin(Moment at) {
    FrameHeader frame = FrameHeader.read(header, 0);
    headerBytes = 0;
    payloadBytes = 0;
    current = frame;
    if (frame.length() >= LONGEST_FRAME) {
      lost = true;
    }
    if (frame.length() == 0) {
      finish(frame, at);
    }
  }

  private void finish(FrameHeader frame, Moment at) {
    current = null;
    frames.frame(frame, payload, Math.min(payloadBytes, MOST_KEPT), at);
    payloadBytes = 0;
  }

  /** Of DATA the first byte is enough: it tells the padding. */
  private void keep(FrameHeader frame, byte[] array, int from, int length) {
    int most = frame.type() == FrameHeader.DATA ? 1 : MOST_KEPT;
    int kept = Math.min(length, most - payloadBytes);
    if (kept > 0) {
      if (payload.length < payloadBytes + kept) {
        payload = Arrays.copyOf(payload, Math.max(payload.length * 2, payloadBytes + kept));
      }
      System.arraycopy(array, from, payload, payloadBytes, kept);
    }
    if (frame.type() == FrameHeader.DATA && length > 0) {
      int padding = frame.padded() ? payload[0] & 0xff : 0;
      frames.data(frame, padding, array, from, length, payloadBytes);
    }
    payloadBytes += length;
  }

  private static boolean plausible(byte[] array, int from, int to) {
    if (to - from < FrameHeader.BYTES) {
      return false;
    }
    FrameHeader frame = FrameHeader.read(array, from);
    boolean connection = frame.type() == FrameHeader.SETTINGS || frame.type() == FrameHeader.GOAWAY;
    return frame.type() <= FrameHeader.CONTINUATION
        && frame.length() <= MOST_PLAUSIBLE
        && (frame.stream() == 0) == (connection || frame.type() == 6 || frame.type() == 8)
        && array[from + 5] >= 0;
  }
}
