@NullMarked
package dev.sallyport.app.rules;

import org.jspecify.annotations.NullMarked;
