@NullMarked
package dev.sallyport.gateway.recorder;

import org.jspecify.annotations.NullMarked;
