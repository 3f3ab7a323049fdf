@NullMarked
package dev.sallyport.gateway.inspect;

import org.jspecify.annotations.NullMarked;
