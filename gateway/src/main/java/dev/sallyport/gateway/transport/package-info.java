/** The operating system's sockets as Netty offers them. */
@NullMarked
package dev.sallyport.gateway.transport;

import org.jspecify.annotations.NullMarked;
