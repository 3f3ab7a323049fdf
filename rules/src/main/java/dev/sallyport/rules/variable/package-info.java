/** The variables of SecLang, and macros made of them. */
@NullMarked
package dev.sallyport.rules.variable;

import org.jspecify.annotations.NullMarked;
