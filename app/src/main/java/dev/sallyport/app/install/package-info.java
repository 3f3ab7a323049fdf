/** Puts a release of the Core Rule Set in place: fetched, verified, unpacked, tried, swapped in. */
@NullMarked
package dev.sallyport.app.install;

import org.jspecify.annotations.NullMarked;
