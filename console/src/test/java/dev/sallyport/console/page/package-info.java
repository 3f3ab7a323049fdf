@NullMarked
package dev.sallyport.console.page;

import org.jspecify.annotations.NullMarked;
