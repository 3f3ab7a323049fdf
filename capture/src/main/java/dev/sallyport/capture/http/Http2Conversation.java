package dev.sallyport.capture.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.trail.Contents;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.http2.ErrorCode;
import dev.sallyport.wire.http2.FrameHeader;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams of one HTTP/2 connection; each is an exchange of its own (RFC 9113). */
final class Http2Conversation implements Conversation {
  private static final int PREFACE_BYTES = 24;
  private static final int MOST_STREAMS = 10_000;
  private static final int LONGEST_TARGET = 2_048;
  private static final String VERSION = "HTTP/2.0";

  private final Story story;
  private final Map<Integer, Http2Stream> streams = new LinkedHashMap<>();
  private final HeaderBlock requestBlock = new HeaderBlock();
  private final HeaderBlock responseBlock = new HeaderBlock();
  private final FrameReader client = new FrameReader(PREFACE_BYTES, new Frames(Side.CLIENT));
  private final FrameReader origin = new FrameReader(0, new Frames(Side.ORIGIN));
  private boolean clientEndsStream;
  private boolean originEndsStream;

  /** The frames of one side. */
  private final class Frames implements FrameReader.Frames {
    private final Side from;

    Frames(Side from) {
      this.from = from;
    }

    @Override
    public void frame(FrameHeader header, byte[] payload, int length, Moment at) {
      Http2Conversation.this.frame(from, header, payload, length, at);
    }

    @Override
    public void data(
        FrameHeader header, int padding, byte[] array, int offset, int length, int before) {
      Contents contents = story.contents();
      int first = Math.max(0, (header.padded() ? 1 : 0) - before);
      int last = Math.min(length, header.length() - padding - before);
      if (contents != null && last > first) {
        contents.add(header.stream(), from, array, offset + first, last - first);
      }
    }
  }

  Http2Conversation(Story story) {
    this.story = story;
    story.protocol("h2");
  }

  @Override
  public void bytes(Side from, byte[] array, int offset, int length, Moment at) {
    (from == Side.CLIENT ? client : origin).read(array, offset, length, at);
  }

  @Override
  public void gap(Side from, long bytes, Gap why, Moment at) {
    if (!(from == Side.CLIENT ? client : origin).gap(bytes, at)) {
      block(from).lost();
      story.closed(
          at,
          from,
          "packet-lost: HTTP/2 heads from here on need the header table of what was lost");
    }
  }

  @Override
  public void end(Side from, Moment at) {
    if (from == Side.ORIGIN) {
      streams.forEach((number, stream) -> {
        if (stream.responseSeen && !stream.responseEnded) {
          story.sent(at, from, new Event.BodyCut(stream.responseBytes, -1), number);
        }
      });
    }
  }

  @Override
  public void finish(Moment at) {}

  private void frame(Side from, FrameHeader header, byte[] payload, int length, Moment at) {
    switch (header.type()) {
      case FrameHeader.DATA -> data(from, header, payload, length, at);
      case FrameHeader.HEADERS -> {
        endsStream(from, header.endStream());
        headers(from, header, payload, length, at);
      }
      case FrameHeader.PUSH_PROMISE, FrameHeader.CONTINUATION ->
          headers(from, header, payload, length, at);
      case FrameHeader.RST_STREAM -> {
        String code = code(payload, 0, length);
        story.sent(at, from, new Event.StreamReset(code), header.stream());
        streams.remove(header.stream());
      }
      case FrameHeader.GOAWAY ->
          story.sent(at, from, new Event.GoAway(code(payload, 4, length), last(payload, length)));
      default -> {}
    }
  }

  private void data(Side from, FrameHeader header, byte[] payload, int length, Moment at) {
    Http2Stream stream = stream(header.stream());
    int padding = header.padded() && length > 0 ? 1 + (payload[0] & 0xff) : 0;
    int bytes = Math.max(0, header.length() - padding);
    if (from == Side.CLIENT) {
      stream.requestBytes += bytes;
    } else {
      stream.responseBytes += bytes;
    }
    if (header.endStream()) {
      ended(from, header.stream(), stream, at);
    }
  }

  private void headers(Side from, FrameHeader header, byte[] payload, int length, Moment at) {
    HeaderBlock block = block(from);
    int begin = 0;
    int end = length;
    if (header.type() != FrameHeader.CONTINUATION) {
      if (header.padded() && length > 0) {
        begin = 1;
        end = Math.max(1, length - (payload[0] & 0xff));
      }
      begin += header.type() == FrameHeader.PUSH_PROMISE ? 4 : header.priority() ? 5 : 0;
    }
    block.append(payload, Math.min(begin, end), end);
    if (!header.endHeaders()) {
      return;
    }
    int bytes = block.bytes();
    boolean doubted = block.inDoubt();
    Http2Headers fields = block.complete(header.stream());
    if (fields == null) {
      if (!doubted) {
        story.sent(
            at,
            from,
            new Event.Malformed("http2", "a header block that cannot be decompressed"),
            header.stream());
      }
      return;
    }
    if (header.type() == FrameHeader.PUSH_PROMISE) {
      return;
    }
    keep(from, header.stream(), fields);
    Http2Stream stream = stream(header.stream());
    boolean ends = from == Side.CLIENT ? clientEndsStream : originEndsStream;
    if (from == Side.CLIENT) {
      request(header.stream(), stream, fields, bytes, ends, at);
    } else {
      response(header.stream(), stream, fields, bytes, ends, at);
    }
    if (ends) {
      ended(from, header.stream(), stream, at);
    }
  }

  /** As lines; pseudo-header fields stand first. */
  private void keep(Side from, int number, Http2Headers fields) {
    Contents contents = story.contents();
    if (contents != null) {
      StringBuilder lines = new StringBuilder();
      fields.forEach(field ->
          lines.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n"));
      byte[] head = lines.append("\r\n").toString().getBytes(ISO_8859_1);
      contents.add(number, from, head, 0, head.length);
    }
  }

  private void request(
      int number, Http2Stream stream, Http2Headers fields, int bytes, boolean ends, Moment at) {
    if (stream.requestSeen) {
      return; // trailers
    }
    stream.requestSeen = true;
    stream.requestHasBody = !ends;
    if (text(fields.method()).equals("GET")) {
      stream.url = new RequestUrl(story.encrypted(), text(fields.authority()), text(fields.path()));
    }
    long length = contentLength(fields);
    story.sent(
        at,
        Side.CLIENT,
        new Event.RequestHead(
            text(fields.method()),
            text(fields.path()),
            VERSION,
            bytes,
            framing(ends, length),
            length,
            "100-continue".contentEquals(text(fields.get("expect")))),
        number);
  }

  private void response(
      int number, Http2Stream stream, Http2Headers fields, int bytes, boolean ends, Moment at) {
    String status = text(fields.status());
    boolean three = status.length() == 3 && status.chars().allMatch(c -> c >= '0' && c <= '9');
    if (stream.responseSeen || !three) {
      return; // trailers
    }
    int code = Integer.parseInt(status);
    if (code < 200) {
      story.sent(at, Side.ORIGIN, new Event.Informational(code), number);
      return;
    }
    stream.responseSeen = true;
    long length = contentLength(fields);
    story.sent(
        at,
        Side.ORIGIN,
        new Event.ResponseHead(code, VERSION, bytes, framing(ends, length), length),
        number);
    String location = text(fields.get("location"));
    if (code / 100 == 3 && !location.isEmpty()) {
      boolean itself = stream.url.isLocation(location);
      story.sent(at, Side.ORIGIN, new Event.Redirected(location, itself), number);
    }
  }

  private void ended(Side from, int number, Http2Stream stream, Moment at) {
    if (from == Side.CLIENT && !stream.requestEnded) {
      stream.requestEnded = true;
      if (stream.requestHasBody) {
        story.sent(at, from, new Event.RequestEnd(stream.requestBytes), number);
      }
    } else if (from == Side.ORIGIN && !stream.responseEnded) {
      stream.responseEnded = true;
      story.sent(at, from, new Event.ResponseEnd(stream.responseBytes), number);
    }
    if (stream.over()) {
      streams.remove(number);
      story.ended(number);
    }
  }

  private Http2Stream stream(int number) {
    Http2Stream stream = streams.computeIfAbsent(number, n -> new Http2Stream());
    if (streams.size() > MOST_STREAMS) {
      streams.remove(streams.keySet().iterator().next());
    }
    return stream;
  }

  private HeaderBlock block(Side from) {
    return from == Side.CLIENT ? requestBlock : responseBlock;
  }

  private void endsStream(Side from, boolean ends) {
    if (from == Side.CLIENT) {
      clientEndsStream = ends;
    } else {
      originEndsStream = ends;
    }
  }

  private static Framing framing(boolean ends, long contentLength) {
    return ends ? Framing.NONE : contentLength >= 0 ? Framing.LENGTH : Framing.STREAM;
  }

  private static long contentLength(Http2Headers fields) {
    String text = text(fields.get("content-length"));
    boolean digits =
        !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Long.parseLong(text) : -1;
  }

  private static String text(@Nullable CharSequence value) {
    String text = value == null ? "" : value.toString();
    return text.length() <= LONGEST_TARGET ? text : text.substring(0, LONGEST_TARGET);
  }

  private static int last(byte[] payload, int length) {
    try {
      return (int) new Cursor(payload, 0, length).u32() & 0x7fffffff;
    } catch (Overrun e) {
      return 0;
    }
  }

  private static String code(byte[] payload, int at, int length) {
    try {
      Cursor cursor = new Cursor(payload, 0, length);
      cursor.skip(at);
      return ErrorCode.name(cursor.u32());
    } catch (Overrun e) {
      return ErrorCode.name(-1);
    }
  }
}
