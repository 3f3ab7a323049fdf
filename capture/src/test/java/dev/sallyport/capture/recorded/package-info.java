/** Captures that the tests record themselves, from peers that are not ours. */
@NullMarked
package dev.sallyport.capture.recorded;

import org.jspecify.annotations.NullMarked;
