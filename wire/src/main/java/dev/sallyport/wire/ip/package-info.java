/** IPv4 and IPv6 packets, and the fragments of them. */
@NullMarked
package dev.sallyport.wire.ip;

import org.jspecify.annotations.NullMarked;
