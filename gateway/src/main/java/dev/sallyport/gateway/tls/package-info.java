/** TLS on both sides: contexts, verification, the tap on the records below the engine. */
@NullMarked
package dev.sallyport.gateway.tls;

import org.jspecify.annotations.NullMarked;
