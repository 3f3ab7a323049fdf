package dev.sallyport.capture.trail;

import java.util.List;

/**
 * How long the parts of a connection took, in nanoseconds; {@link #UNKNOWN} for what was not seen
 * from its begin to its end.
 *
 * @param connectNanos from the first SYN to its answer
 * @param handshakeNanos from the first ClientHello to the end of its handshake
 * @param exchanges in the order of their requests, as far as they were kept
 */
public record Timing(long connectNanos, long handshakeNanos, List<Exchange> exchanges) {
  public static final long UNKNOWN = -1;

  /**
   * The parts of one exchange.
   *
   * @param request method and target; empty where it stayed closed
   * @param status of the response; 0 where none could be read
   * @param sendNanos from the head of the request to its end
   * @param thinkNanos from the end of the request to the head of the response
   * @param transferNanos from the head of the response to its end
   * @param bodyBytes of the response, as far as they came
   */
  public record Exchange(
      String request,
      int status,
      long sendNanos,
      long thinkNanos,
      long transferNanos,
      long bodyBytes) {}
}
