/** Bodies to arguments, files and findings, bounded. */
@NullMarked
package dev.sallyport.rules.body;

import org.jspecify.annotations.NullMarked;
