@NullMarked
package dev.sallyport.capture.compare;

import org.jspecify.annotations.NullMarked;
