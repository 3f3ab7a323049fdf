/** TCP connections of a capture: from packets to two ordered streams of bytes. */
@NullMarked
package dev.sallyport.capture.flow;

import org.jspecify.annotations.NullMarked;
