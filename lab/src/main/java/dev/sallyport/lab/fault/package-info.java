@NullMarked
package dev.sallyport.lab.fault;

import org.jspecify.annotations.NullMarked;
