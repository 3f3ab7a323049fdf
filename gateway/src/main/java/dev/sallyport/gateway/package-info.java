/** The gateway as a whole: started, reloaded, drained. */
@NullMarked
package dev.sallyport.gateway;

import org.jspecify.annotations.NullMarked;
