/**
 * HTTP/1.1 as the lab's origins speak it. It shares no code with the gateway's, so that what one
 * reads wrongly the other does not wave through.
 */
@NullMarked
package dev.sallyport.lab.http;

import org.jspecify.annotations.NullMarked;
