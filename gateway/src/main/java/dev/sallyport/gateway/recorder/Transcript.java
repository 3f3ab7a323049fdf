package dev.sallyport.gateway.recorder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was said in one exchange on connections that are encrypted, written down by the gateway: the
 * heads, in HTTP/1, with the values of some fields masked, and of each body the beginning. Bounded.
 * Belongs to the exchange's event loop.
 */
public final class Transcript {
  /** Attempts of an exchange are few; what comes after this many messages is left out. */
  private static final int MOST_MESSAGES = 32;

  private final Set<String> masked;
  private final int bodyBytes;
  private final List<Message> messages = new ArrayList<>();
  private int room;

  /** {@code masked}: names of fields, in lower case. */
  Transcript(Set<String> masked, Recorder settings) {
    this.masked = masked;
    this.bodyBytes = settings.cover().bodyBytes();
    this.room = settings.maxBytes();
  }

  /** A message, its body as far as it came. */
  public final class Message {
    private final Tape tape;
    private final boolean fromClient;
    private final boolean chunked;
    private final byte[] head;
    private final long nanos = System.nanoTime();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private long length;

    private Message(Tape tape, boolean fromClient, byte[] head, boolean chunked) {
      this.tape = tape;
      this.fromClient = fromClient;
      this.head = head;
      this.chunked = chunked;
    }

    /** More of its body; what is shown of it is copied. */
    public void body(ByteBuf data) {
      length += data.readableBytes();
      int more = Math.min(Math.min(bodyBytes - body.size(), room), data.readableBytes());
      if (more > 0) {
        byte[] bytes = new byte[more];
        data.getBytes(data.readerIndex(), bytes);
        body.writeBytes(bytes);
        room -= more;
      }
    }

    private Said said() {
      byte[] shown = body.toByteArray();
      ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + shown.length + 16);
      all.writeBytes(head);
      if (chunked && shown.length > 0) { // RFC 9112 section 7.1
        all.writeBytes((Integer.toHexString(shown.length) + "\r\n").getBytes(ISO_8859_1));
      }
      all.writeBytes(shown);
      if (chunked && shown.length > 0) {
        all.writeBytes("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
      }
      return new Said(tape, fromClient, nanos, all.toByteArray(), length - shown.length);
    }
  }

  /**
   * A message as it is written.
   *
   * @param tape of its connection
   * @param cut bytes of its body that are not shown
   */
  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  record Said(Tape tape, boolean fromClient, long nanos, byte[] message, long cut) {}

  /** A request on a connection; null where nothing more is written down. */
  public @Nullable Message request(Tape on, RequestHead head) {
    String line = head.method() + " " + head.target() + " HTTP/1.1\r\n";
    return add(on, true, line, head.fields());
  }

  /** A request as it is sent, its head in HTTP/1; {@code body} is that of the client's. */
  public void sent(Tape on, ByteBuf head) {
    byte[] bytes = new byte[head.readableBytes()];
    head.getBytes(head.readerIndex(), bytes);
    new PlainCover(masked, 0).cover(bytes);
    add(on, true, bytes, false);
  }

  /** A response on a connection; null where nothing more is written down. */
  public @Nullable Message response(Tape on, ResponseHead head) {
    String line = "HTTP/1.1 " + head.status() + " " + head.reason() + "\r\n";
    return add(on, false, line, head.fields());
  }

  private @Nullable Message add(Tape on, boolean fromClient, String line, FieldLines fields) {
    StringBuilder text = new StringBuilder(line);
    for (int i = 0; i < fields.size(); i++) {
      String value = fields.value(i);
      boolean hidden = masked.contains(fields.name(i).toLowerCase(Locale.ROOT));
      text.append(fields.name(i)).append(": ");
      text.append(hidden ? "*".repeat(value.length()) : value).append("\r\n");
    }
    byte[] head = text.append("\r\n").toString().getBytes(ISO_8859_1);
    return add(on, fromClient, head, fields.lists(FieldName.TRANSFER_ENCODING, "chunked"));
  }

  private @Nullable Message add(Tape on, boolean fromClient, byte[] head, boolean chunked) {
    if (head.length > room || messages.size() == MOST_MESSAGES) {
      return null;
    }
    room -= head.length;
    Message message = new Message(on, fromClient, head, chunked);
    messages.add(message);
    return message;
  }

  List<Said> said() {
    return messages.stream().map(Message::said).toList();
  }
}
