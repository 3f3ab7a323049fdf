@NullMarked
package dev.sallyport.app.analyze;

import org.jspecify.annotations.NullMarked;
