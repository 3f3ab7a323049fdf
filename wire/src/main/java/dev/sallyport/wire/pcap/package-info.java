/** The classic capture file: one header, then packets, each behind a header of its own. */
@NullMarked
package dev.sallyport.wire.pcap;

import org.jspecify.annotations.NullMarked;
