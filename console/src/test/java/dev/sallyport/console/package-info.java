@NullMarked
package dev.sallyport.console;

import org.jspecify.annotations.NullMarked;
