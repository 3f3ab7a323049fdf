/** The order, the bounds and the table of what is asked. */
@NullMarked
package dev.sallyport.doctor.survey;

import org.jspecify.annotations.NullMarked;
