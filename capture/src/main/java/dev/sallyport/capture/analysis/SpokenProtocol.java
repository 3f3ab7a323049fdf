package dev.sallyport.capture.analysis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.flow.ConversationStart;
import dev.sallyport.capture.http.HttpConversation;
import dev.sallyport.capture.tls.SessionSecrets;
import dev.sallyport.capture.tls.TlsConnection;
import dev.sallyport.capture.trail.Contents;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.http2.FrameHeader;
import dev.sallyport.wire.tls.RecordHeader;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** TLS, HTTP in clear, or something else, by the first bytes of a connection. */
final class SpokenProtocol implements ConversationStart {
  private final SessionSecrets secrets;
  private final @Nullable AtomicLong room;

  /**
   * The start of one thread's connections.
   *
   * @param room for contents; null where none are kept
   */
  SpokenProtocol(SessionSecrets secrets, @Nullable AtomicLong room) {
    this.secrets = secrets;
    this.room = room;
  }

  @Override
  public @Nullable Side speaker(byte[] array, int offset, int length) {
    if (length > 5 && array[offset] == RecordHeader.HANDSHAKE && array[offset + 1] == 3) {
      return switch (array[offset + 5]) {
        case 1 -> Side.CLIENT;
        case 2 -> Side.ORIGIN;
        default -> null;
      };
    }
    if (http(array, offset, length)) {
      String begin = new String(array, offset, Math.min(length, 5), ISO_8859_1);
      return begin.equals("HTTP/") ? Side.ORIGIN : Side.CLIENT;
    }
    if (settings(array, offset, length)) {
      return Side.ORIGIN;
    }
    return null;
  }

  @Override
  public Conversation begin(Story story, Side from, byte[] array, int offset, int length) {
    if (room != null) {
      story.keep(new Contents(room));
    }
    if (tls(array, offset, length)) {
      return new TlsConnection(story, secrets, new HttpConversation(story));
    }
    return http(array, offset, length) || settings(array, offset, length)
        ? new HttpConversation(story)
        : new Unknown(story);
  }

  /** A record header, or its begin, or the hello of SSL 2. */
  private static boolean tls(byte[] array, int at, int length) {
    boolean type = array[at] >= RecordHeader.CHANGE_CIPHER_SPEC && array[at] <= 24;
    boolean ssl2 = length >= 5 && array[at] < 0 && array[at + 2] == 1 && array[at + 3] == 3;
    return ssl2 || type && (length == 1 || array[at + 1] == 3);
  }

  /** The frame by which an HTTP/2 server begins (RFC 9113 section 3.4). */
  private static boolean settings(byte[] array, int at, int length) {
    if (length < FrameHeader.BYTES) {
      return false;
    }
    FrameHeader frame = FrameHeader.read(array, at);
    return frame.type() == FrameHeader.SETTINGS
        && frame.stream() == 0
        && frame.length() % 6 == 0
        && frame.length() <= 600;
  }

  /** A method, {@code HTTP/} or HTTP/2's preface; one letter is enough where there is no more. */
  private static boolean http(byte[] array, int at, int length) {
    int i = 0;
    while (i < Math.min(length, 20) && array[at + i] >= 'A' && array[at + i] <= 'Z') {
      i++;
    }
    return i > 0
        && (i == length || i >= 3 && (array[at + i] == ' ' || i == 4 && array[at + i] == '/'));
  }
}
