@NullMarked
package dev.sallyport.lab.http;

import org.jspecify.annotations.NullMarked;
