/** Probes of servers that are at fault, and of sound ones. */
@NullMarked
package dev.sallyport.doctor;

import org.jspecify.annotations.NullMarked;
