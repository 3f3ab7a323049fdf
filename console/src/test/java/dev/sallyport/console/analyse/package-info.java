@NullMarked
package dev.sallyport.console.analyse;

import org.jspecify.annotations.NullMarked;
