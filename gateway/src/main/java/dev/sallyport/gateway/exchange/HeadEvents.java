package dev.sallyport.gateway.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;

/** Heads as the trail keeps them. */
final class HeadEvents {
  private static final int MAX_TARGET = 200;

  private HeadEvents() {}

  static Event.RequestHead head(RequestHead head, BodyFraming framing) {
    String target = head.target();
    return new Event.RequestHead(
        head.method(),
        target.length() > MAX_TARGET ? target.substring(0, MAX_TARGET) : target,
        head.version(),
        head.headBytes(),
        framing(framing),
        length(framing),
        head.fields().has(FieldName.EXPECT));
  }

  static Event.ResponseHead response(ResponseHead head, BodyFraming framing) {
    return new Event.ResponseHead(
        head.status(), head.version(), head.headBytes(), framing(framing), length(framing));
  }

  private static Framing framing(BodyFraming framing) {
    return switch (framing) {
      case BodyFraming.None n -> Framing.NONE;
      case BodyFraming.Length l -> Framing.LENGTH;
      case BodyFraming.Chunked c -> Framing.CHUNKED;
      case BodyFraming.UntilClose u -> Framing.UNTIL_CLOSE;
    };
  }

  private static long length(BodyFraming framing) {
    return framing instanceof BodyFraming.Length l ? l.bytes() : -1;
  }
}
