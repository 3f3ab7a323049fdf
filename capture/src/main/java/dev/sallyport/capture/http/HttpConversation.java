package dev.sallyport.capture.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** HTTP of whichever version the first bytes show. */
public final class HttpConversation implements Conversation {
  private static final byte[] PREFACE = "PRI".getBytes(US_ASCII); // RFC 9113 section 3.4

  private final Story story;
  private @Nullable Conversation inner;
  private byte[] early = new byte[0];

  public HttpConversation(Story story) {
    this.story = story;
  }

  @Override
  public void bytes(Side from, byte[] array, int offset, int length, Moment at) {
    if (inner == null && length > 0) {
      if (from == Side.CLIENT) {
        fromClient(array, offset, length, at);
        return;
      }
      inner = ofOrigin(array[offset]);
    }
    if (inner != null) {
      inner.bytes(from, array, offset, length, at);
    }
  }

  @Override
  public void gap(Side from, long bytes, Gap why, Moment at) {
    if (inner != null) {
      inner.gap(from, bytes, why, at);
    }
  }

  @Override
  public void end(Side from, Moment at) {
    if (inner != null) {
      inner.end(from, at);
    }
  }

  @Override
  public void finish(Moment at) {
    if (inner != null) {
      inner.finish(at);
    }
  }

  /** Whether it is neither version of HTTP that is spoken. */
  public boolean opaque() {
    return inner instanceof Opaque;
  }

  /** TLS 1.0 sends the first byte in a record of its own, so one byte may not be enough. */
  private void fromClient(byte[] array, int offset, int length, Moment at) {
    int had = early.length;
    early = Arrays.copyOf(early, had + length);
    System.arraycopy(array, offset, early, had, length);
    if (early[0] == 'P' && early.length < PREFACE.length) {
      return;
    }
    boolean http2 = early.length >= PREFACE.length && Arrays.equals(early, 0, 3, PREFACE, 0, 3);
    boolean letter = early[0] >= 'A' && early[0] <= 'Z' || early[0] >= 'a' && early[0] <= 'z';
    inner = http2 ? new Http2Conversation(story) : letter ? http1() : new Opaque();
    byte[] bytes = early;
    early = new byte[0];
    inner.bytes(Side.CLIENT, bytes, 0, bytes.length, at);
  }

  private Conversation ofOrigin(byte first) {
    return switch (first) {
      case 'H' -> http1();
      case 0 -> new Http2Conversation(story);
      default -> new Opaque();
    };
  }

  private Conversation http1() {
    return new Http1Conversation(story, () -> inner = new Http2Conversation(story));
  }
}
