/** The doctor, sent to the origins of a site; what it found is kept. */
@NullMarked
package dev.sallyport.console.examine;

import org.jspecify.annotations.NullMarked;
