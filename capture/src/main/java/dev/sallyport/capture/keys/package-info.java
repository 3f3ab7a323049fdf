/** What opens TLS sessions: private keys, key logs, secrets in the capture. */
@NullMarked
package dev.sallyport.capture.keys;

import org.jspecify.annotations.NullMarked;
