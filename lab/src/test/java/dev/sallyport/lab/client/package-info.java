@NullMarked
package dev.sallyport.lab.client;

import org.jspecify.annotations.NullMarked;
