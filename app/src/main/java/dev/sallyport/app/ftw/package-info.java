/** The Core Rule Set's own regression tests (go-ftw files), sent over HTTP through a gateway. */
@NullMarked
package dev.sallyport.app.ftw;

import org.jspecify.annotations.NullMarked;
