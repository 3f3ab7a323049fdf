/** One request and its answer over HTTP/1.1, written down as a trail. */
@NullMarked
package dev.sallyport.doctor.exchange;

import org.jspecify.annotations.NullMarked;
