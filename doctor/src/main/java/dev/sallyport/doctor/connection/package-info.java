/** One TLS connection over a blocking socket, with every record's header seen. */
@NullMarked
package dev.sallyport.doctor.connection;

import org.jspecify.annotations.NullMarked;
