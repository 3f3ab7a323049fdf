/** The console: web pages and JSON for who runs a gateway. */
@NullMarked
package dev.sallyport.console;

import org.jspecify.annotations.NullMarked;
