@NullMarked
package dev.sallyport.console.recent;

import org.jspecify.annotations.NullMarked;
