@NullMarked
package dev.sallyport.app.lab;

import org.jspecify.annotations.NullMarked;
