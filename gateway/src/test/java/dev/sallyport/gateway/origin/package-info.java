@NullMarked
package dev.sallyport.gateway.origin;

import org.jspecify.annotations.NullMarked;
