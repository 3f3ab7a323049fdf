@NullMarked
package dev.sallyport.rules.injection;

import org.jspecify.annotations.NullMarked;
