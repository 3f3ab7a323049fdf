/** What monitoring asks a running gateway: metrics. */
@NullMarked
package dev.sallyport.gateway.admin;

import org.jspecify.annotations.NullMarked;
