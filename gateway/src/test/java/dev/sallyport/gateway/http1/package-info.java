@NullMarked
package dev.sallyport.gateway.http1;

import org.jspecify.annotations.NullMarked;
