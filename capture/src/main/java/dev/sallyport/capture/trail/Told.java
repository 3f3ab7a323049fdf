package dev.sallyport.capture.trail;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;

/**
 * An event of a connection.
 *
 * @param exchange the request it belongs to: a running number, or a stream of HTTP/2; 0 for the
 *     connection itself
 */
record Told(Moment at, Side from, Side to, Event event, int exchange) {}
