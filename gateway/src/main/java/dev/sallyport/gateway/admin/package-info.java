/** What operators ask a running gateway: health and metrics. */
@NullMarked
package dev.sallyport.gateway.admin;

import org.jspecify.annotations.NullMarked;
