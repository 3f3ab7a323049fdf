/** SecLang text to statements, each with its place. */
@NullMarked
package dev.sallyport.rules.lang;

import org.jspecify.annotations.NullMarked;
