@NullMarked
package dev.sallyport.lab.pki;

import org.jspecify.annotations.NullMarked;
