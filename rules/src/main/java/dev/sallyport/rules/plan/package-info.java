/** Statements to a checked, immutable plan that all sites share. */
@NullMarked
package dev.sallyport.rules.plan;

import org.jspecify.annotations.NullMarked;
