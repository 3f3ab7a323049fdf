@NullMarked
package dev.sallyport.gateway.listen;

import org.jspecify.annotations.NullMarked;
