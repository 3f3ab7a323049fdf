/**
 * What the classes of all modules hold to: who uses whom, what the pure modules leave alone, names.
 */
@NullMarked
package dev.sallyport.app.architecture;

import org.jspecify.annotations.NullMarked;
