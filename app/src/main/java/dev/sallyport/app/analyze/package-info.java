/** {@code sallyport analyze}: from a capture to the cause. */
@NullMarked
package dev.sallyport.app.analyze;

import org.jspecify.annotations.NullMarked;
