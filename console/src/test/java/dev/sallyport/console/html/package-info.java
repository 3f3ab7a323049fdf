@NullMarked
package dev.sallyport.console.html;

import org.jspecify.annotations.NullMarked;
