/** The rules on an exchange: when they run, on which thread, and what they get to see. */
@NullMarked
package dev.sallyport.gateway.inspect;

import org.jspecify.annotations.NullMarked;
