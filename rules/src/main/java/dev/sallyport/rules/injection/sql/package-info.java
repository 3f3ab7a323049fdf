/**
 * Reads a value as SQL would, folds it to at most five tokens and looks up the row of their kinds.
 */
@NullMarked
package dev.sallyport.rules.injection.sql;

import org.jspecify.annotations.NullMarked;
