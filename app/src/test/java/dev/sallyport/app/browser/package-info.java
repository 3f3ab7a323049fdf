/** The console as people use it: in a browser, with what the lab made. */
@NullMarked
package dev.sallyport.app.browser;

import org.jspecify.annotations.NullMarked;
