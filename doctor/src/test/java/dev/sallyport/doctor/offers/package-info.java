/** Questions to TLS servers that take some hellos and not others. */
@NullMarked
package dev.sallyport.doctor.offers;

import org.jspecify.annotations.NullMarked;
