package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.diagnosis.trail.Side;

/**
 * Whoever understands what two sides say to each other. Each side's bytes come in order; what one
 * side says may come before what it answers, since packets of the two sides may be out of order.
 */
public interface Conversation {

  /** Bytes of one side. The array is the caller's again after the call. */
  void bytes(Side from, byte[] array, int offset, int length, Moment at);

  /** Bytes of one side that the capture does not hold. */
  void gap(Side from, long bytes, Gap why, Moment at);

  /** One side says nothing more. */
  void end(Side from, Moment at);

  /** Nothing more comes. {@code at}: the last packet of the flow. */
  void finish(Moment at);

  /** Why bytes are not there. */
  enum Gap {
    /** No packet of the capture holds them. */
    PACKET_LOST,
    /** The packet was cut when it was captured. */
    SNAPLEN_CUT
  }
}
