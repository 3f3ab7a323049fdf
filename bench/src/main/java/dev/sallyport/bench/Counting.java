package dev.sallyport.bench;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.diagnosis.trail.Side;

/** Counts what it is told. */
final class Counting implements Conversation {
  private long bytes;
  private long lost;

  long bytes() {
    return bytes;
  }

  long lost() {
    return lost;
  }

  @Override
  public void bytes(Side from, byte[] array, int offset, int length, Moment at) {
    bytes += length;
  }

  @Override
  public void gap(Side from, long bytes, Gap why, Moment at) {
    lost += bytes;
  }

  @Override
  public void end(Side from, Moment at) {}

  @Override
  public void finish(Moment at) {}
}
