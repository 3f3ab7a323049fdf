/** Timers of connections: one scheduled task each, moved lazily. */
@NullMarked
package dev.sallyport.gateway.timing;

import org.jspecify.annotations.NullMarked;
