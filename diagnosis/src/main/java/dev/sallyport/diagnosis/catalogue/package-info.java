@NullMarked
package dev.sallyport.diagnosis.catalogue;

import org.jspecify.annotations.NullMarked;
