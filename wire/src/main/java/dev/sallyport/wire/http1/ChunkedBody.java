package dev.sallyport.wire.http1;

import dev.sallyport.wire.http1.MalformedMessage.Rule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the framing of a chunked body byte by byte; the data between is the caller's to move.
 *
 * <pre>
 * size [ext] CRLF data CRLF ... 0 [ext] CRLF trailers CRLF     RFC 9112 section 7.1
 * </pre>
 *
 * Bounded: a size line to 256 bytes, the trailer section to {@code maxTrailerBytes}. One per
 * message; not thread-safe.
 */
public final class ChunkedBody {
  private static final int MAX_SIZE_LINE = 256;

  private enum State {
    SIZE,
    EXTENSION,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILERS,
    ENDED
  }

  private final int maxTrailerBytes;
  private final int maxTrailerFields;
  private State state = State.SIZE;
  private long size;
  private int digits;
  private int lineBytes;
  private long dataLeft;
  private byte[] trailerBytes = new byte[64];
  private int trailerLength;
  private @Nullable FieldLines trailers;

  public ChunkedBody(int maxTrailerBytes, int maxTrailerFields) {
    this.maxTrailerBytes = maxTrailerBytes;
    this.maxTrailerFields = maxTrailerFields;
  }

  /** Bytes of data that come next; while above zero, {@link #took} and not {@link #framing}. */
  public long dataLeft() {
    return dataLeft;
  }

  /** The caller moved {@code bytes} of the data on. */
  public void took(int bytes) {
    dataLeft -= bytes;
    if (dataLeft == 0) {
      state = State.DATA_CR;
    }
  }

  public boolean ended() {
    return state == State.ENDED;
  }

  /** The trailer section, once {@link #ended}; empty before. */
  public FieldLines trailers() {
    return trailers == null ? new FieldLines() : trailers;
  }

  /** Takes the next byte of the framing. Not to be called while data is left, nor after the end. */
  public void framing(byte b) throws MalformedMessage {
    switch (state) {
      case SIZE -> size(b);
      case EXTENSION -> extension(b);
      case SIZE_LF -> {
        want(b, '\n', "LF after a chunk's size");
        lineBytes = 0;
        digits = 0;
        dataLeft = size;
        state = size == 0 ? State.TRAILERS : State.DATA;
      }
      case DATA_CR -> {
        want(b, '\r', "CR after a chunk's data");
        state = State.DATA_LF;
      }
      case DATA_LF -> {
        want(b, '\n', "LF after a chunk's data");
        size = 0;
        state = State.SIZE;
      }
      case TRAILERS -> trailer(b);
      case DATA, ENDED -> throw new IllegalStateException("no framing in state " + state);
    }
  }

  private void size(byte b) throws MalformedMessage {
    int digit = Character.digit(b, 16);
    if (digit >= 0) {
      if (++digits > 15) {
        throw new MalformedMessage(Rule.CHUNK, "a chunk size of more than 15 digits");
      }
      size = size * 16 + digit;
    } else if (digits == 0) {
      throw new MalformedMessage(Rule.CHUNK, "wanted a chunk size, got byte " + (b & 0xff));
    } else if (b == '\r') {
      state = State.SIZE_LF;
    } else if (b == ';') {
      state = State.EXTENSION;
    } else {
      throw new MalformedMessage(Rule.CHUNK, "byte " + (b & 0xff) + " in a chunk size");
    }
    bound();
  }

  private void extension(byte b) throws MalformedMessage {
    if (b == '\r') {
      state = State.SIZE_LF;
    } else if (b == '\n' || (b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
      throw new MalformedMessage(Rule.CHUNK, "control character in a chunk extension");
    }
    bound();
  }

  private void bound() throws MalformedMessage {
    if (++lineBytes > MAX_SIZE_LINE) {
      throw new MalformedMessage(
          Rule.CHUNK, "a chunk's size line of more than " + MAX_SIZE_LINE + " bytes");
    }
  }

  private void trailer(byte b) throws MalformedMessage {
    if (trailerLength == maxTrailerBytes) {
      throw new MalformedMessage(
          Rule.TRAILER, "a trailer section of more than " + maxTrailerBytes + " bytes");
    }
    if (trailerLength == trailerBytes.length) {
      trailerBytes = Arrays.copyOf(trailerBytes, trailerLength * 2);
    }
    trailerBytes[trailerLength++] = b;
    boolean emptyLine =
        b == '\n'
            && trailerLength >= 2
            && trailerBytes[trailerLength - 2] == '\r'
            && (trailerLength == 2 || trailerBytes[trailerLength - 3] == '\n');
    if (emptyLine) {
      trailers = HeadParser.trailers(trailerBytes, trailerLength, maxTrailerFields);
      state = State.ENDED;
    }
  }

  private static void want(byte b, char wanted, String what) throws MalformedMessage {
    if (b != wanted) {
      throw new MalformedMessage(Rule.CHUNK, "wanted " + what + ", got byte " + (b & 0xff));
    }
  }
}
