/** Addresses that take connections, and others. */
@NullMarked
package dev.sallyport.doctor.reach;

import org.jspecify.annotations.NullMarked;
