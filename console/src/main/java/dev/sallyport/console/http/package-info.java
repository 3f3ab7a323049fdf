/** Requests of browsers and programs: who may ask, and how answers go out. */
@NullMarked
package dev.sallyport.console.http;

import org.jspecify.annotations.NullMarked;
