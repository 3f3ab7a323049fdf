/** What loads but does not do what it seems to. */
@NullMarked
package dev.sallyport.rules.lint;

import org.jspecify.annotations.NullMarked;
