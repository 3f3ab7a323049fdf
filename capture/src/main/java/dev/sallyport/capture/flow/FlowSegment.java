package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Leg;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.tcp.TcpSegment;

/**
 * A segment and the connection that it belongs to.
 *
 * @param hops that its packet had left
 * @param last the latest packet of the capture so far, of whatever connection
 * @param leg whose connection it is
 */
record FlowSegment(
    FlowKey key, Endpoint from, TcpSegment segment, int hops, Moment at, Moment last, Leg leg) {}
