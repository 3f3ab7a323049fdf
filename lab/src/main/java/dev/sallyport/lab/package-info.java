@NullMarked
package dev.sallyport.lab;

import org.jspecify.annotations.NullMarked;
