/** What is known of sites beside their exchanges. */
@NullMarked
package dev.sallyport.console.site;

import org.jspecify.annotations.NullMarked;
