/** From capture files and keys to trails and findings. */
@NullMarked
package dev.sallyport.capture.analysis;

import org.jspecify.annotations.NullMarked;
