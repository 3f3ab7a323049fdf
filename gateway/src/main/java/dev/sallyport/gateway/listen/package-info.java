/** The client side: sockets, SNI, HTTP/1 and HTTP/2 edges. */
@NullMarked
package dev.sallyport.gateway.listen;

import org.jspecify.annotations.NullMarked;
