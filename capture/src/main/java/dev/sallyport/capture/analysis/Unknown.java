package dev.sallyport.capture.analysis;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.http.Opaque;
import dev.sallyport.capture.trail.FirstBytes;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;

/** Neither TLS nor HTTP: its first bytes are told, no more. */
final class Unknown implements Conversation {
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
      story.sent(at, from, new Event.NotTls(FirstBytes.shown(array, offset, length)));
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
}
