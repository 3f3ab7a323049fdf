/** The secrets of TLS connections of this process, as lines of a key log. */
@NullMarked
package dev.sallyport.secrets;

import org.jspecify.annotations.NullMarked;
