package dev.sallyport.gateway;

import dev.sallyport.lab.pki.LabPki;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 client that sends exactly the frames it is told, right or wrong. */
final class Http2TestClient implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;

  /** One frame as it came. */
  record Frame(int type, int flags, int streamId, ByteBuf payload) {
    boolean endStream() {
      return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
    }

    int code() {
      return payload.getInt(type == GOAWAY ? 4 : 0);
    }
  }

  /**
   * What became of a stream.
   *
   * @param head of the final response; null where none came
   * @param resetCode of RST_STREAM or GOAWAY, -1 where the stream ended as it should
   */
  record Answer(
      @Nullable Http2Headers head,
      String body,
      @Nullable Http2Headers trailers,
      int informational,
      int resetCode) {
    int status() {
      return head == null ? 0 : Integer.parseInt(head.status().toString());
    }

    String field(String name) {
      CharSequence value = head == null ? null : head.get(name);
      return value == null ? "" : value.toString();
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false);
  private int nextStream = 1;

  private Http2TestClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /**
   * Connects and sends the preface.
   *
   * @param settings identifier and value in turn
   */
  static Http2TestClient connect(int port, String serverName, LabPki pki, int... settings)
      throws Exception {
    Http2TestClient client =
        new Http2TestClient(TestClient.connect(port, serverName, pki, "h2").socket());
    client.out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] payload = new byte[settings.length * 3];
    for (int i = 0; i < settings.length; i += 2) {
      payload[i * 3 + 1] = (byte) settings[i];
      payload[i * 3 + 2] = (byte) (settings[i + 1] >> 24);
      payload[i * 3 + 3] = (byte) (settings[i + 1] >> 16);
      payload[i * 3 + 4] = (byte) (settings[i + 1] >> 8);
      payload[i * 3 + 5] = (byte) settings[i + 1];
    }
    client.frame(SETTINGS, 0, 0, payload);
    return client;
  }

  Socket socket() {
    return socket;
  }

  void frame(int type, int flags, int streamId, byte[] payload) throws IOException {
    out.writeShort(payload.length >> 8);
    out.writeByte(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(streamId);
    out.write(payload);
    out.flush();
  }

  /** Begins a stream with a header block of literals; returns its number. */
  int request(boolean end, String... namesAndValues) throws IOException {
    int streamId = nextStream;
    nextStream += 2;
    head(streamId, end, namesAndValues);
    return streamId;
  }

  int get(String host, String path) throws IOException {
    return request(true, ":method", "GET", ":scheme", "https", ":authority", host, ":path", path);
  }

  int post(String host, String path, String... more) throws IOException {
    String[] all = new String[8 + more.length];
    String[] pseudo = {":method", "POST", ":scheme", "https", ":authority", host, ":path", path};
    System.arraycopy(pseudo, 0, all, 0, 8);
    System.arraycopy(more, 0, all, 8, more.length);
    return request(false, all);
  }

  void head(int streamId, boolean end, String... namesAndValues) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      block.write(0); // RFC 7541 section 6.2.2: literal, not indexed, new name
      literal(block, namesAndValues[i]);
      literal(block, namesAndValues[i + 1]);
    }
    byte[] all = block.toByteArray();
    int first = Math.min(all.length, 16384);
    byte[] payload = Arrays.copyOf(all, first);
    boolean whole = first == all.length;
    frame(HEADERS, (end ? END_STREAM : 0) | (whole ? END_HEADERS : 0), streamId, payload);
    for (int at = first; at < all.length; at += 16384) {
      int to = Math.min(all.length, at + 16384);
      frame(9, to == all.length ? END_HEADERS : 0, streamId, Arrays.copyOfRange(all, at, to));
    }
  }

  private static void literal(ByteArrayOutputStream into, String text) {
    int length = text.length();
    if (length < 127) {
      into.write(length);
    } else {
      into.write(127);
      int rest = length - 127;
      while (rest >= 128) {
        into.write(rest & 0x7f | 0x80);
        rest >>= 7;
      }
      into.write(rest);
    }
    into.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void data(int streamId, boolean end, byte[] bytes) throws IOException {
    frame(DATA, end ? END_STREAM : 0, streamId, bytes);
  }

  void windowUpdate(int streamId, int bytes) throws IOException {
    frame(
        WINDOW_UPDATE,
        0,
        streamId,
        new byte[] {(byte) (bytes >> 24), (byte) (bytes >> 16), (byte) (bytes >> 8), (byte) bytes});
  }

  Frame next() throws IOException {
    int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int streamId = in.readInt();
    byte[] payload = new byte[length];
    in.readFully(payload);
    if (type == SETTINGS && flags == 0) {
      frame(SETTINGS, ACK, 0, new byte[0]);
    }
    return new Frame(type, flags, streamId, Unpooled.wrappedBuffer(payload));
  }

  /** Reads until the stream ends, giving back what its data took of the windows. */
  Answer answer(int streamId) throws Exception {
    Http2Headers head = null;
    Http2Headers trailers = null;
    int informational = 0;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      Frame frame = next();
      if (frame.type() == GOAWAY) {
        return new Answer(head, text(body), trailers, informational, frame.code());
      }
      if (frame.streamId() != streamId) {
        continue;
      }
      switch (frame.type()) {
        case HEADERS -> {
          Http2Headers decoded = headers.decodeHeaders(streamId, frame.payload());
          boolean interim = decoded.status() != null && decoded.status().charAt(0) == '1';
          informational += interim ? 1 : 0;
          trailers = head != null ? decoded : null;
          head = head == null && !interim ? decoded : head;
        }
        case DATA -> {
          int n = frame.payload().readableBytes();
          body.writeBytes(ByteBufUtil.getBytes(frame.payload()));
          if (n > 0) {
            windowUpdate(0, n);
            if (!frame.endStream()) {
              windowUpdate(streamId, n);
            }
          }
        }
        case RST_STREAM -> {
          return new Answer(head, text(body), trailers, informational, frame.code());
        }
        default -> {}
      }
      if (frame.endStream()) {
        return new Answer(head, text(body), trailers, informational, -1);
      }
    }
  }

  private static String text(ByteArrayOutputStream body) {
    return body.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether the other side closes, whatever it sends before. */
  boolean closes() throws IOException {
    try {
      while (true) {
        next();
      }
    } catch (EOFException | SocketException e) {
      return true; // it may have closed before it got an acknowledgement of ours
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
