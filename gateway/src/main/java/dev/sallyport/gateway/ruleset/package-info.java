/** Rule sets from disk: where they are, what they are made of, loaded as one plan. */
@NullMarked
package dev.sallyport.gateway.ruleset;

import org.jspecify.annotations.NullMarked;
