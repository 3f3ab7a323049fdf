/** A configured site made ready to serve. */
@NullMarked
package dev.sallyport.gateway.site;

import org.jspecify.annotations.NullMarked;
