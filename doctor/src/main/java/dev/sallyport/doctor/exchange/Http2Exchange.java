package dev.sallyport.doctor.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.TlsConnection;
import dev.sallyport.wire.http2.ErrorCode;
import dev.sallyport.wire.http2.FrameHeader;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer as stream 1 of a new HTTP/2 connection (RFC 9113): frames by us, HPACK
 * by Netty. Keeps one frame and one header block, both bounded.
 */
final class Http2Exchange {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
  private static final int STREAM = 1;
  private static final int PING = 6;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int ACK = 1;
  private static final int MOST_FRAME_BYTES = 16_384;
  private static final int MOST_BLOCK_BYTES = 256 << 10;
  private static final long MOST_BODY_BYTES = 16L << 20;
  private static final int MOST_FRAMES = 50_000;
  private static final int INITIAL_WINDOW = 4;

  private final TlsConnection connection;
  private final Arrivals arrivals;
  private final ProbeLog log;
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
  private byte[] block = new byte[0];
  private long connectionWindow = 65_535;
  private long streamWindow = 65_535;
  private long initialWindow = 65_535;
  private long passed;
  private int frames;
  private boolean headed;
  private boolean endAfterBlock;
  private boolean ended;

  Http2Exchange(TlsConnection connection, Arrivals arrivals, ProbeLog log) {
    this.connection = connection;
    this.arrivals = arrivals;
    this.log = log;
  }

  boolean inBody() {
    return headed;
  }

  /** Sends the request, and what of its body the other end lets us. */
  void send(Request request) throws IOException, ProbeEnded {
    byte[] head = Http2Fields.encoded(request);
    byte[] body = request.body();
    log.sent(
        new Event.RequestHead(
            request.method(),
            request.target(),
            "HTTP/2",
            head.length,
            body.length == 0 ? Framing.NONE : Framing.LENGTH,
            body.length == 0 ? -1 : body.length,
            false));
    connection.write(PREFACE);
    // ENABLE_PUSH 0
    frame(FrameHeader.SETTINGS, 0, 0, new byte[] {0, 2, 0, 0, 0, 0});
    int endStream = body.length == 0 ? END_STREAM : 0;
    for (int at = 0; at == 0 || at < head.length; at += MOST_FRAME_BYTES) {
      int to = Math.min(head.length, at + MOST_FRAME_BYTES);
      boolean first = at == 0;
      int flags = (first ? endStream : 0) | (to == head.length ? END_HEADERS : 0);
      int type = first ? FrameHeader.HEADERS : FrameHeader.CONTINUATION;
      frame(type, flags, STREAM, Arrays.copyOfRange(head, at, to));
    }
    int at = 0;
    while (at < body.length && !ended) {
      long room = Math.min(Math.min(connectionWindow, streamWindow), MOST_FRAME_BYTES);
      if (room <= 0) {
        receive();
        continue;
      }
      int to = (int) Math.min(body.length, at + room);
      int flags = to == body.length ? END_STREAM : 0;
      frame(FrameHeader.DATA, flags, STREAM, Arrays.copyOfRange(body, at, to));
      connectionWindow -= to - at;
      streamWindow -= to - at;
      at = to;
    }
    if (!ended) {
      log.sent(new Event.RequestEnd(body.length));
    }
  }

  /** Reads to the end of the stream, or to where the log says why there is none. */
  void read() throws IOException, ProbeEnded {
    while (!ended) {
      receive();
    }
  }

  /** What was missing when the connection ended, or the probe's patience did. */
  void cut() {
    if (headed && !ended) {
      log.came(new Event.BodyCut(passed, -1));
    }
  }

  private void receive() throws IOException, ProbeEnded {
    byte[] head = taken(FrameHeader.BYTES);
    if (head == null) {
      cut();
      ended = true;
      return;
    }
    FrameHeader header = FrameHeader.read(head, 0);
    if (header.length() > MOST_FRAME_BYTES || ++frames > MOST_FRAMES) {
      malformed("frame", "a frame of " + header.length() + " bytes, or too many frames");
      return;
    }
    byte[] content = taken(header.length());
    if (content == null) {
      cut();
      ended = true;
      return;
    }
    switch (header.type()) {
      case FrameHeader.DATA -> data(header, content);
      case FrameHeader.HEADERS -> headers(header, unpadded(header, content));
      case FrameHeader.CONTINUATION -> headers(header, content);
      case FrameHeader.RST_STREAM, FrameHeader.GOAWAY -> given(header, content);
      case FrameHeader.SETTINGS -> settings(header, content);
      case PING -> {
        if (!header.ack()) {
          frame(PING, ACK, 0, content);
        }
      }
      case WINDOW_UPDATE -> window(header, content);
      default -> {} // RFC 9113 section 5.5: unknown frames are ignored
    }
  }

  private byte @Nullable [] taken(int count) throws IOException, ProbeEnded {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      int next = arrivals.next();
      if (next < 0) {
        return null;
      }
      bytes[i] = (byte) next;
    }
    return bytes;
  }

  private void data(FrameHeader header, byte[] content) throws IOException, ProbeEnded {
    passed += content.length;
    if (passed > MOST_BODY_BYTES) {
      log.did(new Event.Unfinished());
      ended = true;
      return;
    }
    if (header.endStream()) {
      end();
    } else if (content.length > 0) {
      byte[] increment = ByteBuffer.allocate(4).putInt(content.length).array();
      frame(WINDOW_UPDATE, 0, 0, increment);
      frame(WINDOW_UPDATE, 0, STREAM, increment);
    }
  }

  private void end() {
    ended = true;
    log.came(new Event.ResponseEnd(passed));
  }

  /** Padding and priority lie around the block (RFC 9113 section 6.2). */
  private static byte[] unpadded(FrameHeader header, byte[] content) {
    int from = header.padded() ? 1 : 0;
    int padding = header.padded() && content.length > 0 ? content[0] & 0xff : 0;
    from += header.priority() ? 5 : 0;
    int to = content.length - padding;
    return from > to ? new byte[0] : Arrays.copyOfRange(content, from, to);
  }

  private void headers(FrameHeader header, byte[] part) {
    if (block.length + part.length > MOST_BLOCK_BYTES) {
      malformed("head-too-large", "a header block of more than " + MOST_BLOCK_BYTES + " bytes");
      return;
    }
    int had = block.length;
    block = Arrays.copyOf(block, had + part.length);
    System.arraycopy(part, 0, block, had, part.length);
    endAfterBlock |= header.endStream();
    if (!header.endHeaders()) {
      return;
    }
    int size = block.length;
    try {
      fields(decoder.decodeHeaders(STREAM, Unpooled.wrappedBuffer(block)), size);
    } catch (Http2Exception | RuntimeException e) {
      malformed("field-block", "a header block that cannot be read");
    }
    block = new byte[0];
    if (endAfterBlock && !ended) {
      end();
    }
  }

  private void fields(Http2Headers fields, int size) {
    if (headed) {
      return; // trailers
    }
    CharSequence status = fields.status();
    if (status == null || !status.toString().matches("[1-9][0-9][0-9]")) {
      malformed("status-line", "wanted :status with three digits");
      return;
    }
    int code = Integer.parseInt(status.toString());
    if (code < 200) {
      log.came(new Event.Informational(code));
      return;
    }
    headed = true;
    long length = fields.getLong("content-length", -1);
    Framing framing = endAfterBlock ? Framing.NONE : length < 0 ? Framing.STREAM : Framing.LENGTH;
    log.came(new Event.ResponseHead(code, "HTTP/2", size, framing, length));
  }

  private void given(FrameHeader header, byte[] content) {
    boolean goAway = header.type() == FrameHeader.GOAWAY;
    int at = goAway ? 4 : 0;
    if (content.length < at + 4) {
      malformed("frame", "a frame that is too short");
      return;
    }
    long code = ByteBuffer.wrap(content).getInt(at) & 0xffff_ffffL;
    boolean polite = goAway && code == 0 && ByteBuffer.wrap(content).getInt() >= STREAM;
    if (!polite) {
      log.came(new Event.StreamReset(ErrorCode.name(code)));
      ended = true;
    }
  }

  private void settings(FrameHeader header, byte[] content) throws IOException, ProbeEnded {
    if (header.ack()) {
      return;
    }
    ByteBuffer settings = ByteBuffer.wrap(content);
    while (settings.remaining() >= 6) {
      int name = settings.getShort();
      long value = settings.getInt() & 0xffff_ffffL;
      if (name == INITIAL_WINDOW) {
        streamWindow += value - initialWindow;
        initialWindow = value;
      }
    }
    frame(FrameHeader.SETTINGS, ACK, 0, new byte[0]);
  }

  private void window(FrameHeader header, byte[] content) {
    if (content.length == 4) {
      long more = ByteBuffer.wrap(content).getInt() & 0x7fff_ffffL;
      if (header.stream() == 0) {
        connectionWindow += more;
      } else {
        streamWindow += more;
      }
    }
  }

  private void malformed(String rule, String what) {
    log.came(new Event.Malformed(rule, what));
    ended = true;
  }

  private void frame(int type, int flags, int stream, byte[] content)
      throws IOException, ProbeEnded {
    ByteBuffer frame = ByteBuffer.allocate(FrameHeader.BYTES + content.length);
    frame.put((byte) (content.length >> 16)).putShort((short) content.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(content);
    connection.write(frame.array());
  }
}
