/**
 * HTTP/1 messages as bytes and as values: heads, field lines, body framing (RFC 9110, RFC 9112).
 * Strict where leniency lets two readers disagree about where a message ends.
 */
@NullMarked
package dev.sallyport.wire.http1;

import org.jspecify.annotations.NullMarked;
