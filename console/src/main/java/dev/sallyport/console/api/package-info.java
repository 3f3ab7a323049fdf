/** The same as JSON. */
@NullMarked
package dev.sallyport.console.api;

import org.jspecify.annotations.NullMarked;
