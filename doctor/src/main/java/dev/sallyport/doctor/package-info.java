/** Live probes of an address, direct and through a gateway, side by side. */
@NullMarked
package dev.sallyport.doctor;

import org.jspecify.annotations.NullMarked;
