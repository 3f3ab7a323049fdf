@NullMarked
package dev.sallyport.rules.match;

import org.jspecify.annotations.NullMarked;
