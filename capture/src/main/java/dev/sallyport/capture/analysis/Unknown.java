package dev.sallyport.capture.analysis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.http.Opaque;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;

/** Neither TLS nor HTTP: its first bytes are told, no more. */
final class Unknown implements Conversation {
  private static final int SHOWN = 32;

  private final Story story;
  private final Opaque rest = new Opaque();
  private boolean told;

  Unknown(Story story) {
    this.story = story;
  }

  @Override
  public void bytes(Side from, byte[] array, int offset, int length, Moment at) {
    if (!told) {
      told = true;
      story.protocol("not-tls");
      story.sent(at, from, new Event.NotTls(shown(array, offset, length)));
    }
    rest.bytes(from, array, offset, length, at);
  }

  @Override
  public void gap(Side from, long bytes, Gap why, Moment at) {
    rest.gap(from, bytes, why, at);
  }

  @Override
  public void end(Side from, Moment at) {
    rest.end(from, at);
  }

  @Override
  public void finish(Moment at) {
    rest.finish(at);
  }

  static String shown(byte[] array, int offset, int length) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(array, offset, Math.min(length, SHOWN), ISO_8859_1).toCharArray()) {
      text.append(c >= ' ' && c < 0x7f ? c : '.');
    }
    return text.toString();
  }
}
