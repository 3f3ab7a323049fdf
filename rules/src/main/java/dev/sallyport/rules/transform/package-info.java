@NullMarked
package dev.sallyport.rules.transform;

import org.jspecify.annotations.NullMarked;
