/** What the doctor's connections carried, as a capture file. */
@NullMarked
package dev.sallyport.doctor.recording;

import org.jspecify.annotations.NullMarked;
