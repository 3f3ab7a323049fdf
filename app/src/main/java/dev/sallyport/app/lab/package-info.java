/** The incident replayed on one machine: {@code sallyport lab}. */
@NullMarked
package dev.sallyport.app.lab;

import org.jspecify.annotations.NullMarked;
