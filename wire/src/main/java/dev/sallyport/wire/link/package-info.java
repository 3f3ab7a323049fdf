/** Link layers: from a captured frame to the network packet in it. */
@NullMarked
package dev.sallyport.wire.link;

import org.jspecify.annotations.NullMarked;
