@NullMarked
package dev.sallyport.capture.analysis;

import org.jspecify.annotations.NullMarked;
