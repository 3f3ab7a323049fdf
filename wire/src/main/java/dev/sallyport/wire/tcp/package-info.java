/** TCP segments as values. */
@NullMarked
package dev.sallyport.wire.tcp;

import org.jspecify.annotations.NullMarked;
