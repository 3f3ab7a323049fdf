package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Moment;
import org.jspecify.annotations.Nullable;

/** What one end of a TCP connection has said of itself so far. */
final class Half {
  private static final int UNKNOWN = -1;

  final Endpoint endpoint;
  final StreamAssembler stream;
  private boolean synSeen;
  private int synSequence;
  private int windowShift;
  private int usualHops = UNKNOWN;
  private @Nullable Moment zeroWindowSince;
  private long progressNanos;
  private int repeatedSegments;
  private long repeatedBytes;

  Half(Endpoint endpoint, StreamAssembler.Sink sink) {
    this.endpoint = endpoint;
    this.stream = new StreamAssembler(sink);
  }

  /** Whether this SYN is the first of its sequence number. */
  boolean firstSyn(int sequence, int shift) {
    boolean first = !synSeen;
    synSeen = true;
    synSequence = sequence;
    windowShift = Math.max(shift, 0);
    return first;
  }

  boolean synSeen() {
    return synSeen;
  }

  boolean otherSyn(int sequence) {
    return synSeen && synSequence != sequence;
  }

  /** The hops that packets of this end have left; -1 while none was seen. */
  int usualHops() {
    return usualHops;
  }

  void hops(int left) {
    if (usualHops == UNKNOWN) {
      usualHops = left;
    }
  }

  /** Since when this end takes nothing, where that ends now; else null. */
  @Nullable Moment window(int window, Moment at) {
    if ((long) window << windowShift == 0) {
      zeroWindowSince = zeroWindowSince == null ? at : zeroWindowSince;
      return null;
    }
    Moment since = zeroWindowSince;
    zeroWindowSince = null;
    return since;
  }

  @Nullable Moment zeroWindowSince() {
    return zeroWindowSince;
  }

  void progress(Moment at) {
    progressNanos = at.nanos();
  }

  long progressNanos() {
    return progressNanos;
  }

  void repeated(int length) {
    repeatedSegments++;
    repeatedBytes += length;
  }

  int repeatedSegments() {
    return repeatedSegments;
  }

  long repeatedBytes() {
    return repeatedBytes;
  }

  void forgetRepeats() {
    repeatedSegments = 0;
    repeatedBytes = 0;
  }
}
