/** HTTP/1.1 and HTTP/2 as a capture shows them. */
@NullMarked
package dev.sallyport.capture.http;

import org.jspecify.annotations.NullMarked;
