package dev.sallyport.capture.file;

import dev.sallyport.capture.trail.Leg;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.IpAddress;

/** Takes what a capture file holds, in its order. */
public interface CaptureSink {

  /**
   * Takes a packet.
   *
   * @param number of the packet in its file, from 1
   * @param nanos since 1970
   * @param frame its bytes, which are the reader's again after the call
   * @param originalLength of the frame before it was cut
   */
  void packet(int number, long nanos, int linkType, Cursor frame, long originalLength);

  /** Secrets of TLS sessions, as lines of a key log. */
  default void secrets(String keyLog) {}

  /** Whose connection the packets are that follow. */
  default void leg(Leg leg) {}

  /** An address and its name. */
  default void name(IpAddress address, String name) {}

  /** A part of the file was not read; one sentence that begins with a stable word. */
  default void note(String text) {}
}
