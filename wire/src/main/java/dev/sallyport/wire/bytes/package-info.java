/** The one way in which hostile bytes are read: a bounded cursor. */
@NullMarked
package dev.sallyport.wire.bytes;

import org.jspecify.annotations.NullMarked;
