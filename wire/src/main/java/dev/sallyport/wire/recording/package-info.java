/** From bytes that a process saw pass to packets of a capture file. */
@NullMarked
package dev.sallyport.wire.recording;

import org.jspecify.annotations.NullMarked;
