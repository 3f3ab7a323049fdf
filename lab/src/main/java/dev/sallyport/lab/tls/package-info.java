@NullMarked
package dev.sallyport.lab.tls;

import org.jspecify.annotations.NullMarked;
