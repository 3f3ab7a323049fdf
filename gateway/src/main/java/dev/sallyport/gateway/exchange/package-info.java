/** One request and its answer: the visible list of steps between the two edges. */
@NullMarked
package dev.sallyport.gateway.exchange;

import org.jspecify.annotations.NullMarked;
