/** HTML and SVG as values; text cannot become markup. */
@NullMarked
package dev.sallyport.console.html;

import org.jspecify.annotations.NullMarked;
