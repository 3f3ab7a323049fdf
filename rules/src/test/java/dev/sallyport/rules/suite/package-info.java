/** Reads the public SecLang operator and transformation cases, which lie beside the checkout. */
@NullMarked
package dev.sallyport.rules.suite;

import org.jspecify.annotations.NullMarked;
