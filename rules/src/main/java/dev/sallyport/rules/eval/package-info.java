/** The plan run over one exchange: phases 1 to 5 to a verdict. */
@NullMarked
package dev.sallyport.rules.eval;

import org.jspecify.annotations.NullMarked;
