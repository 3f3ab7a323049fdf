package dev.sallyport.gateway.exchange;

import dev.sallyport.gateway.inspect.Inspection;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A response of which the client has not got anything yet, because the rules have not decided. Owns
 * its buffers. Whoever holds it bounds it.
 */
final class HeldResponse {
  private final Inspection rules;
  private final ResponseHead head;
  private final BodyFraming framing;
  private final List<ByteBuf> pieces = new ArrayList<>();
  private long bytes;
  private @Nullable FieldLines trailers;

  HeldResponse(Inspection rules, ResponseHead head, BodyFraming framing) {
    this.rules = rules;
    this.head = head;
    this.framing = framing;
  }

  /** What it is held for. */
  Inspection rules() {
    return rules;
  }

  ResponseHead head() {
    return head;
  }

  BodyFraming framing() {
    return framing;
  }

  /** The codings of its body, last applied last; empty for none. */
  String codings() {
    FieldLines fields = head.fields();
    String codings = "";
    for (int i = fields.indexOf(FieldName.CONTENT_ENCODING, 0);
        i >= 0;
        i = fields.indexOf(FieldName.CONTENT_ENCODING, i + 1)) {
      codings = codings.isEmpty() ? fields.value(i) : codings + "," + fields.value(i);
    }
    return codings;
  }

  /** Takes over {@code data}. */
  void add(ByteBuf data) {
    bytes += data.readableBytes();
    pieces.add(data);
  }

  long bytes() {
    return bytes;
  }

  void end(FieldLines trailerSection) {
    trailers = trailerSection;
  }

  /** Null before the response has ended. */
  @Nullable FieldLines trailers() {
    return trailers;
  }

  /** What came so far, for somebody to look at and to release. */
  List<ByteBuf> pieces() {
    return pieces.stream().map(ByteBuf::retainedDuplicate).toList();
  }

  /** Hands on all body bytes. */
  void handOn(Consumer<ByteBuf> to) {
    pieces.forEach(to);
    pieces.clear();
  }

  void release() {
    handOn(ByteBuf::release);
  }
}
