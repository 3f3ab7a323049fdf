/** TLS connections of a capture: handshakes, key schedule, record protection. */
@NullMarked
package dev.sallyport.capture.tls;

import org.jspecify.annotations.NullMarked;
