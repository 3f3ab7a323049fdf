/** Files and folders as several commands need them. */
@NullMarked
package dev.sallyport.app.files;

import org.jspecify.annotations.NullMarked;
