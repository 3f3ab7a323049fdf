@NullMarked
package dev.sallyport.rules.operator;

import org.jspecify.annotations.NullMarked;
