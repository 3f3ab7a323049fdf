/** What rules cost: benchmarks of the engine with the Core Rule Set. Built always, not shipped. */
@NullMarked
package dev.sallyport.bench;

import org.jspecify.annotations.NullMarked;
