/** The gateway between programs that are no part of it: real origins, real clients, real judges. */
@NullMarked
package dev.sallyport.gateway.real;

import org.jspecify.annotations.NullMarked;
