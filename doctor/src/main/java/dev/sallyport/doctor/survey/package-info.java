/** What is asked of each way, in which order and within which bounds, and the table of answers. */
@NullMarked
package dev.sallyport.doctor.survey;

import org.jspecify.annotations.NullMarked;
