/** What was seen of one connection of a capture, as its parts tell it. */
@NullMarked
package dev.sallyport.capture.trail;

import org.jspecify.annotations.NullMarked;
