package dev.sallyport.gateway.origin;

import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;

/** The exchange that uses the connection. */
public interface OriginListener {
  TrailRecorder trail();

  /** The connection that is made for it is on that tape. */
  default void tape(Tape recorded) {}

  void informational(ResponseHead head);

  /** The final head; or 101, after which both sides send what they like. */
  void responseHead(ResponseHead head, BodyFraming framing);

  /** Takes over {@code data}. */
  void responseData(ByteBuf data);

  /** The origin has nothing more to say for now: a good moment to flush. */
  void responsePause();

  /**
   * The response is complete. {@code cleanly}: false where bytes follow it, or where only the end
   * of a TLS connection says so.
   */
  void responseEnd(FieldLines trailers, boolean cleanly);

  /** The origin takes more of the request again. */
  void originWritable();

  void renegotiation(boolean begins);

  /** The connection is of no more use, before the response ended; the trail says why. */
  void originLost();
}
