@NullMarked
package dev.sallyport.diagnosis;

import org.jspecify.annotations.NullMarked;
