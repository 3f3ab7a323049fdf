package dev.sallyport.capture.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.capture.trail.FirstBytes;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.ChunkedBody;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.MalformedMessage.Rule;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One direction of an HTTP/1.x connection: finds each head and the end of each body. Bodies are
 * counted, not kept; a head may have 256 KiB. After bytes that the capture lacks it waits for what
 * looks like a start line. Not thread-safe.
 */
final class MessageReader {
  private static final int MOST_HEAD_BYTES = 256 << 10;
  private static final int MOST_TRAILER_BYTES = 64 << 10;
  private static final int MOST_TRAILERS = 1_000;

  /** Takes a complete head, whose array it may keep, and calls {@link #body}. */
  interface Heads {
    void head(byte[] head, int length, Moment at) throws MalformedMessage;
  }

  interface Ends {
    void end(long bodyBytes, boolean hasBody, Moment at);
  }

  /** Takes bytes of a body, without the framing of chunks; the array is the caller's. */
  interface Bodies {
    void bytes(byte[] array, int offset, int length);
  }

  private sealed interface State {}

  private record InHead() implements State {}

  private record InLength(long bytes) implements State {}

  private record InChunks(ChunkedBody chunks) implements State {}

  private record UntilClose() implements State {}

  /** Bytes were lost: the next start line is looked for. */
  private record Lost() implements State {}

  /** What follows is no HTTP/1.x. */
  private record GivenUp() implements State {}

  private final Heads heads;
  private final Ends ends;
  private final Bodies bodies;
  private State state = new InHead();
  private byte[] head = new byte[512];
  private int headBytes;
  private int lineBytes;
  private long bodyBytes;
  private @Nullable Moment lastBody;

  MessageReader(Heads heads, Bodies bodies, Ends ends) {
    this.heads = heads;
    this.bodies = bodies;
    this.ends = ends;
  }

  void read(byte[] array, int offset, int length, Moment at) throws MalformedMessage {
    int i = offset;
    int to = offset + length;
    if (state instanceof Lost && startsLine(array, i, to)) {
      state = new InHead();
    }
    while (i < to) {
      switch (state) {
        case InHead _ -> i = readHead(array, i, to, at);
        case InLength whole -> {
          int taken = (int) Math.min(to - i, whole.bytes - bodyBytes);
          bodies.bytes(array, i, taken);
          bodyBytes += taken;
          i += taken;
          if (bodyBytes == whole.bytes) {
            finishBody(at);
          }
        }
        case InChunks in -> i = readChunks(in.chunks, array, i, to, at);
        case UntilClose _ -> {
          bodies.bytes(array, i, to - i);
          bodyBytes += to - i;
          lastBody = at;
          i = to;
        }
        case Lost _, GivenUp _ -> i = to;
      }
    }
  }

  /** The framing of the message whose head was read. */
  void body(BodyFraming framing, Moment at) {
    bodyBytes = 0;
    switch (framing) {
      case BodyFraming.None _ -> ends.end(0, false, at);
      case BodyFraming.Length length -> {
        if (length.bytes() == 0) {
          ends.end(0, false, at);
        } else {
          state = new InLength(length.bytes());
        }
      }
      case BodyFraming.Chunked _ ->
          state = new InChunks(new ChunkedBody(MOST_TRAILER_BYTES, MOST_TRAILERS));
      case BodyFraming.UntilClose _ -> {
        state = new UntilClose();
        lastBody = at;
      }
    }
  }

  void finishBody(Moment at) {
    state = new InHead();
    ends.end(bodyBytes, true, at);
  }

  /**
   * Bytes that are not there.
   *
   * @param bytes -1 where their number is not known
   */
  void gap(long bytes, Moment at) {
    switch (state) {
      case InLength whole when bytes >= 0 && bytes <= whole.bytes - bodyBytes -> {
        bodyBytes += bytes;
        if (bodyBytes == whole.bytes) {
          finishBody(at);
        }
      }
      case InChunks in when bytes >= 0 && bytes < in.chunks.dataLeft() -> {
        bodyBytes += bytes;
        in.chunks.took((int) bytes);
      }
      case UntilClose _, GivenUp _ -> bodyBytes += Math.max(0, bytes);
      default -> {
        headBytes = 0;
        state = new Lost();
      }
    }
  }

  void giveUp() {
    state = new GivenUp();
    headBytes = 0;
  }

  /** Bytes of a head that is not complete. */
  int headBytes() {
    return state instanceof InHead ? headBytes : 0;
  }

  /** How a head that is not complete begins. */
  String begin() {
    return FirstBytes.shown(head, 0, headBytes());
  }

  /** The first line of a head that is not complete, as a head; empty where it has none. */
  byte[] firstLine() {
    int end = 0;
    while (end < headBytes() && head[end] != '\r' && head[end] != '\n') {
      end++;
    }
    return end == headBytes()
        ? new byte[0]
        : (new String(head, 0, end, ISO_8859_1) + "\r\n\r\n").getBytes(ISO_8859_1);
  }

  boolean untilClose() {
    return state instanceof UntilClose;
  }

  /** How long a body that only the connection's end ends has been silent. */
  Duration silent(Moment at) {
    return lastBody == null || !untilClose()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, at.nanos() - lastBody.nanos()));
  }

  boolean bodyOpen() {
    return state instanceof InLength || state instanceof InChunks;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  /** -1 where the head did not tell. */
  long expectedBytes() {
    return state instanceof InLength whole ? whole.bytes : -1;
  }

  private int readHead(byte[] array, int from, int to, Moment at) throws MalformedMessage {
    for (int i = from; i < to; i++) {
      byte b = array[i];
      if (headBytes == 0 && (b == '\r' || b == '\n')) {
        continue; // RFC 9112 section 2.2: empty lines before a start line are ignored
      }
      append(b);
      if (b == '\n') {
        if (lineBytes == 0) {
          byte[] complete = head;
          int length = headBytes;
          head = new byte[512];
          headBytes = 0;
          heads.head(complete, length, at);
          return i + 1;
        }
        lineBytes = 0;
      } else if (b != '\r') {
        lineBytes++;
      }
    }
    return to;
  }

  private void append(byte b) throws MalformedMessage {
    if (headBytes == MOST_HEAD_BYTES) {
      throw new MalformedMessage(
          Rule.HEAD_TOO_LARGE, "a head of more than " + MOST_HEAD_BYTES + " bytes");
    }
    if (headBytes == head.length) {
      head = Arrays.copyOf(head, headBytes * 2);
    }
    if (headBytes == 0) {
      lineBytes = 0;
    }
    head[headBytes++] = b;
  }

  private int readChunks(ChunkedBody chunks, byte[] array, int from, int to, Moment at)
      throws MalformedMessage {
    int i = from;
    while (i < to && !chunks.ended()) {
      if (chunks.dataLeft() > 0) {
        int taken = (int) Math.min(to - i, chunks.dataLeft());
        chunks.took(taken);
        bodies.bytes(array, i, taken);
        bodyBytes += taken;
        i += taken;
      } else {
        chunks.framing(array[i++]);
      }
    }
    if (chunks.ended()) {
      finishBody(at);
    }
    return i;
  }

  private static boolean startsLine(byte[] array, int from, int to) {
    int i = from;
    while (i < to && i - from < 16 && array[i] >= 'A' && array[i] <= 'Z') {
      i++;
    }
    return i - from >= 3 && i < to && (array[i] == ' ' || array[i] == '/' && i - from == 4);
  }
}
