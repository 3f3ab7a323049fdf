/** What is written of a verdict: the error-log line and the audit log. */
@NullMarked
package dev.sallyport.rules.audit;

import org.jspecify.annotations.NullMarked;
