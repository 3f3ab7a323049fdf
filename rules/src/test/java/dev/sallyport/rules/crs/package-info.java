/** The regression tests of the Core Rule Set, replayed on the engine without HTTP. */
@NullMarked
package dev.sallyport.rules.crs;

import org.jspecify.annotations.NullMarked;
