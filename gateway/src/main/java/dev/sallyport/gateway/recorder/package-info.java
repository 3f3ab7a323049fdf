/** The flight recorder: what passed on the wire of both connections of an exchange, as a file. */
@NullMarked
package dev.sallyport.gateway.recorder;

import org.jspecify.annotations.NullMarked;
