@NullMarked
package dev.sallyport.console.http;

import org.jspecify.annotations.NullMarked;
