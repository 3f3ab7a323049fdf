/** The actions of SecLang: what a rule is, and what it does when it matches. */
@NullMarked
package dev.sallyport.rules.action;

import org.jspecify.annotations.NullMarked;
