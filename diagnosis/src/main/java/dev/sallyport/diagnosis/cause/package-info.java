@NullMarked
package dev.sallyport.diagnosis.cause;

import org.jspecify.annotations.NullMarked;
