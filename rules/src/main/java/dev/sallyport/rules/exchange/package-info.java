/** What rules see and change of one exchange: heads, bodies, collections, controls. */
@NullMarked
package dev.sallyport.rules.exchange;

import org.jspecify.annotations.NullMarked;
