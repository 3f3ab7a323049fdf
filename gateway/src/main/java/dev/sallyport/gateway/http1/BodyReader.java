package dev.sallyport.gateway.http1;

import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.ChunkedBody;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.MalformedMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Takes one message body out of a stream of buffers, without copying. One per message. */
public final class BodyReader {
  /** Where the body goes. */
  public interface Sink {
    /** Takes over {@code data}, a retained slice of one byte and more. */
    void bodyData(ByteBuf data);
  }

  private final @Nullable ChunkedBody chunked;
  private final boolean untilClose;
  private final long announced;
  private long left;
  private long passed;

  public BodyReader(BodyFraming framing, int maxTrailerBytes, int maxFields) {
    chunked =
        framing instanceof BodyFraming.Chunked ? new ChunkedBody(maxTrailerBytes, maxFields) : null;
    untilClose = framing instanceof BodyFraming.UntilClose;
    left = framing instanceof BodyFraming.Length l ? l.bytes() : 0;
    announced =
        framing instanceof BodyFraming.None
            ? 0
            : framing instanceof BodyFraming.Length l ? l.bytes() : -1;
  }

  /** Whether the whole body has passed. A body that ends with its connection never says so. */
  public boolean ended() {
    return chunked != null ? chunked.ended() : !untilClose && left == 0;
  }

  public boolean untilClose() {
    return untilClose;
  }

  /** Bytes of body that have passed. */
  public long passed() {
    return passed;
  }

  /** Bytes that the whole body has, -1 where that was not told. */
  public long announced() {
    return announced;
  }

  public FieldLines trailers() {
    return chunked == null ? new FieldLines() : chunked.trailers();
  }

  /** Moves body bytes from {@code in} to {@code sink} until either the body or {@code in} ends. */
  public void read(ByteBuf in, Sink sink) throws MalformedMessage {
    while (in.isReadable() && !ended()) {
      if (chunked == null) {
        int n = untilClose ? in.readableBytes() : (int) Math.min(left, in.readableBytes());
        left -= untilClose ? 0 : n;
        pass(in, n, sink);
      } else if (chunked.dataLeft() > 0) {
        int n = (int) Math.min(chunked.dataLeft(), in.readableBytes());
        chunked.took(n);
        pass(in, n, sink);
      } else {
        chunked.framing(in.readByte());
      }
    }
  }

  private void pass(ByteBuf in, int n, Sink sink) {
    passed += n;
    sink.bodyData(in.readRetainedSlice(n));
  }
}
