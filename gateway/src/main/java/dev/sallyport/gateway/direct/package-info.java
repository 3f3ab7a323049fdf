/** The origin side used alone, without a client's side: what an origin does to a plain request. */
@NullMarked
package dev.sallyport.gateway.direct;

import org.jspecify.annotations.NullMarked;
