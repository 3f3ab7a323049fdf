/** What remains of an exchange: the log line and the metrics. */
@NullMarked
package dev.sallyport.gateway.record;

import org.jspecify.annotations.NullMarked;
