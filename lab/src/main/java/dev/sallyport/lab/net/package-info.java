@NullMarked
package dev.sallyport.lab.net;

import org.jspecify.annotations.NullMarked;
