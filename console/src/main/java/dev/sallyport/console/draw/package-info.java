/** Drawings of exchanges. */
@NullMarked
package dev.sallyport.console.draw;

import org.jspecify.annotations.NullMarked;
