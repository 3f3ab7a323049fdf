@NullMarked
package dev.sallyport.gateway.record;

import org.jspecify.annotations.NullMarked;
