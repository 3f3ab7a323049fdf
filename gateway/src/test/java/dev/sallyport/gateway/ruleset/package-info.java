@NullMarked
package dev.sallyport.gateway.ruleset;

import org.jspecify.annotations.NullMarked;
