/**
 * Reads the public cases for operators, transformations and injections, which lie beside the
 * checkout.
 */
@NullMarked
package dev.sallyport.rules.suite;

import org.jspecify.annotations.NullMarked;
