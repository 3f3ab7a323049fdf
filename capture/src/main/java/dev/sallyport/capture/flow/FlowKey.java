package dev.sallyport.capture.flow;

/** The two ends of a TCP connection in an order that does not depend on the direction. */
record FlowKey(Endpoint low, Endpoint high) {

  static FlowKey of(Endpoint one, Endpoint other) {
    return one.compareTo(other) <= 0 ? new FlowKey(one, other) : new FlowKey(other, one);
  }
}
