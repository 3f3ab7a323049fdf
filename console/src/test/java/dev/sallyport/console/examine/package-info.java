@NullMarked
package dev.sallyport.console.examine;

import org.jspecify.annotations.NullMarked;
