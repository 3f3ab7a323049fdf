package dev.sallyport.gateway.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;

/** A request head as the trail keeps it. */
final class RequestEvents {
  private static final int MAX_TARGET = 200;

  private RequestEvents() {}

  static Event.RequestHead head(RequestHead head, BodyFraming framing) {
    String target = head.target();
    return new Event.RequestHead(
        head.method(),
        target.length() > MAX_TARGET ? target.substring(0, MAX_TARGET) : target,
        head.version(),
        head.headBytes(),
        switch (framing) {
          case BodyFraming.None n -> Framing.NONE;
          case BodyFraming.Length l -> Framing.LENGTH;
          case BodyFraming.Chunked c -> Framing.CHUNKED;
          case BodyFraming.UntilClose u -> Framing.UNTIL_CLOSE;
        },
        framing instanceof BodyFraming.Length l ? l.bytes() : -1,
        head.fields().has(FieldName.EXPECT));
  }
}
