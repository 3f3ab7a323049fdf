@NullMarked
package dev.sallyport.app.coverage;

import org.jspecify.annotations.NullMarked;
