/** HTTP/2 frames as values (RFC 9113). */
@NullMarked
package dev.sallyport.wire.http2;

import org.jspecify.annotations.NullMarked;
