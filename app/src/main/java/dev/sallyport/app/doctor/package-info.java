/** {@code sallyport doctor}: options, progress, and the report for a terminal. */
@NullMarked
package dev.sallyport.app.doctor;

import org.jspecify.annotations.NullMarked;
