@NullMarked
package dev.sallyport.diagnosis.detect;

import org.jspecify.annotations.NullMarked;
