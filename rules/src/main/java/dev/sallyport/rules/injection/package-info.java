/** Finds SQL and script injections by what a value would be where somebody pastes it in. */
@NullMarked
package dev.sallyport.rules.injection;

import org.jspecify.annotations.NullMarked;
