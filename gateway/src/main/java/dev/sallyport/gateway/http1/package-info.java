/** HTTP/1 messages in Netty's buffers: what the client's and the origin's side share. */
@NullMarked
package dev.sallyport.gateway.http1;

import org.jspecify.annotations.NullMarked;
