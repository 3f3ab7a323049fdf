@NullMarked
package dev.sallyport.rules.bytes;

import org.jspecify.annotations.NullMarked;
