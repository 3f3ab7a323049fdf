package dev.sallyport.capture.http;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.diagnosis.trail.Side;

/** Bytes that nobody here understands: a tunnel, another protocol. */
public final class Opaque implements Conversation {
  @Override
  public void bytes(Side from, byte[] array, int offset, int length, Moment at) {}

  @Override
  public void gap(Side from, long bytes, Gap why, Moment at) {}

  @Override
  public void end(Side from, Moment at) {}

  @Override
  public void finish(Moment at) {}
}
