/** Captures and keys that a browser sends, and what is found in them. */
@NullMarked
package dev.sallyport.console.analyse;

import org.jspecify.annotations.NullMarked;
