/** Two connections side by side: where they part. */
@NullMarked
package dev.sallyport.capture.compare;

import org.jspecify.annotations.NullMarked;
