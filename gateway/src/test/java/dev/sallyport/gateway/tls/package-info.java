@NullMarked
package dev.sallyport.gateway.tls;

import org.jspecify.annotations.NullMarked;
