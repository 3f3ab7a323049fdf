/** The next generation capture file: sections of typed blocks (draft-ietf-opsawg-pcapng). */
@NullMarked
package dev.sallyport.wire.pcapng;

import org.jspecify.annotations.NullMarked;
