@NullMarked
package dev.sallyport.lab.iis;

import org.jspecify.annotations.NullMarked;
