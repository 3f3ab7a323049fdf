/**
 * Whether addresses can be reached by TCP, how often and how fast; and which addresses names have.
 */
@NullMarked
package dev.sallyport.doctor.reach;

import org.jspecify.annotations.NullMarked;
