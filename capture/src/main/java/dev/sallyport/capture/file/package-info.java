/** Capture files as a stream of packets and secrets. */
@NullMarked
package dev.sallyport.capture.file;

import org.jspecify.annotations.NullMarked;
