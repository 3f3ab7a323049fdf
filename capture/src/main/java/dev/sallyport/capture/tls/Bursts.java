package dev.sallyport.capture.tls;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tls.RecordHeader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Application data that stays closed: the first record of each side's turn is told. Where each turn
 * of the client is a request, as in HTTP/1.1, it begins an exchange.
 */
final class Bursts {
  private final Story story;
  private @Nullable Side speaking;
  private @Nullable Moment last;
  private int exchange;

  Bursts(Story story) {
    this.story = story;
  }

  boolean begun() {
    return speaking != null;
  }

  void record(Side side, int length, boolean turns, Moment at) {
    boolean told = turns || exchange == 0 || exchange == 1 && side == Side.ORIGIN;
    if (side != speaking && told) {
      if (side == Side.CLIENT) {
        begin(at);
      }
      story.sent(at, side, new Event.TlsRecord(RecordHeader.APPLICATION_DATA, length), exchange);
    }
    if (side != speaking && !turns && exchange == 1 && side == Side.ORIGIN) {
      exchange = 2;
    }
    speaking = side;
    last = at;
  }

  private void begin(Moment at) {
    if (exchange > 0) {
      story.ended(exchange);
    }
    exchange++;
    if (exchange > 1 && last != null) {
      Duration idle = Duration.ofNanos(Math.max(0, at.nanos() - last.nanos()));
      story.did(at, Side.CLIENT, new Event.Reused(exchange - 1, idle), exchange);
    }
  }
}
