/** The origin side: choosing, connecting, pooling, renegotiating, one exchange at a time. */
@NullMarked
package dev.sallyport.gateway.origin;

import org.jspecify.annotations.NullMarked;
