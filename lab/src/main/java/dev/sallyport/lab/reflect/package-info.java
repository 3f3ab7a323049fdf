@NullMarked
package dev.sallyport.lab.reflect;

import org.jspecify.annotations.NullMarked;
