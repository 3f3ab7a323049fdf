@NullMarked
package dev.sallyport.wire;

import org.jspecify.annotations.NullMarked;
