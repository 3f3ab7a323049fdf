@NullMarked
package dev.sallyport.diagnosis.trail;

import org.jspecify.annotations.NullMarked;
