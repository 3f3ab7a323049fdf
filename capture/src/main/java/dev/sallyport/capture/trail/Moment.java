package dev.sallyport.capture.trail;

/**
 * When and where in the capture.
 *
 * @param nanos since 1970
 * @param packet number of the packet, counted from 1
 */
public record Moment(long nanos, int packet) {

  /** The later of the two; of equals the one further behind in the file. */
  public Moment later(Moment other) {
    if (nanos != other.nanos) {
      return nanos > other.nanos ? this : other;
    }
    return packet >= other.packet ? this : other;
  }
}
