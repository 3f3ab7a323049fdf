package dev.sallyport.capture.flow;

import org.jspecify.annotations.Nullable;

/** The two ends of a TCP connection in an order that does not depend on the direction. */
record FlowKey(Endpoint low, Endpoint high) {

  static FlowKey of(Endpoint one, Endpoint other) {
    return one.compareTo(other) <= 0 ? new FlowKey(one, other) : new FlowKey(other, one);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FlowKey key && low.equals(key.low) && high.equals(key.high);
  }

  @Override
  public int hashCode() {
    int mixed = (low.hashCode() * 31 + high.hashCode()) * 0x9e3779b9;
    return mixed ^ mixed >>> 16;
  }
}
