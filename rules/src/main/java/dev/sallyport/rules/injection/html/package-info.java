/** Reads a value as an HTML5 parser would and looks for what can run a script. */
@NullMarked
package dev.sallyport.rules.injection.html;

import org.jspecify.annotations.NullMarked;
