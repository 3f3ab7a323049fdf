/** The exchanges that ended last, and figures over the last hour; bounded. */
@NullMarked
package dev.sallyport.console.recent;

import org.jspecify.annotations.NullMarked;
