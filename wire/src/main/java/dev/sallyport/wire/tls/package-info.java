/** TLS records and handshake messages as bytes and as values (RFC 5246, RFC 8446). */
@NullMarked
package dev.sallyport.wire.tls;

import org.jspecify.annotations.NullMarked;
