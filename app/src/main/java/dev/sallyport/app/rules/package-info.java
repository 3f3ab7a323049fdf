/** What the {@code rules} commands show and do. */
@NullMarked
package dev.sallyport.app.rules;

import org.jspecify.annotations.NullMarked;
