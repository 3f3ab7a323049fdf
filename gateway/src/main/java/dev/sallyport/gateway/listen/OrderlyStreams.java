package dev.sallyport.gateway.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose client opens a stream that is closed or whose number is behind the last
 * one (RFC 9113 section 5.1 and 5.1.1); Netty would only reset the stream. Streams that this side
 * reset are excused: their last frames may have been on the way. One per connection.
 */
final class OrderlyStreams implements Http2FrameReader {
  private static final int MAX_EXCUSED = 256;

  private final Http2FrameReader reader;
  private final Http2Connection connection;
  private final Set<Integer> excused = new LinkedHashSet<>();
  private @Nullable Checked checked;

  OrderlyStreams(Http2FrameReader reader, Http2Connection connection) {
    this.reader = reader;
    this.connection = connection;
    connection.addListener(
        new Http2ConnectionAdapter() {
          @Override
          public void onStreamClosed(Http2Stream stream) {
            if (stream.isResetSent()) {
              excuse(stream.id());
            }
          }
        });
  }

  private void excuse(int streamId) {
    if (excused.size() == MAX_EXCUSED) {
      excused.remove(excused.iterator().next());
    }
    excused.add(streamId);
  }

  @Override
  public void readFrame(ChannelHandlerContext ctx, ByteBuf input, Http2FrameListener listener)
      throws Http2Exception {
    Checked now = checked;
    if (now == null || !now.decorates(listener)) {
      now = new Checked(listener);
      checked = now;
    }
    reader.readFrame(ctx, input, now);
  }

  @Override
  public Configuration configuration() {
    return reader.configuration();
  }

  @Override
  public void close() {
    reader.close();
  }

  private void check(int streamId) throws Http2Exception {
    Http2Stream open = connection.stream(streamId);
    if (open != null && open.state() == Http2Stream.State.HALF_CLOSED_REMOTE) {
      throw Http2Exception.streamError(
          streamId, Http2Error.STREAM_CLOSED, "HEADERS after the end of stream %d", streamId);
    }
    if (open != null || !connection.streamMayHaveExisted(streamId) || excused.contains(streamId)) {
      return;
    }
    boolean last = streamId == connection.remote().lastStreamCreated();
    throw Http2Exception.connectionError(
        last ? Http2Error.STREAM_CLOSED : Http2Error.PROTOCOL_ERROR,
        "HEADERS on stream %d, which is closed",
        streamId);
  }

  private final class Checked extends Http2FrameListenerDecorator {
    private final Http2FrameListener decorated;

    Checked(Http2FrameListener listener) {
      super(listener);
      decorated = listener;
    }

    boolean decorates(Http2FrameListener listener) {
      return decorated.equals(listener);
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean end)
        throws Http2Exception {
      check(streamId);
      super.onHeadersRead(ctx, streamId, headers, padding, end);
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext ctx,
        int streamId,
        Http2Headers headers,
        int dependency,
        short weight,
        boolean exclusive,
        int padding,
        boolean end)
        throws Http2Exception {
      check(streamId);
      super.onHeadersRead(ctx, streamId, headers, dependency, weight, exclusive, padding, end);
    }
  }
}
