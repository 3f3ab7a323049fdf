/**
 * What a TLS server takes and what it refuses, asked by ClientHellos that no library would send.
 */
@NullMarked
package dev.sallyport.doctor.offers;

import org.jspecify.annotations.NullMarked;
