/** One exchange of the log, told to a person. */
@NullMarked
package dev.sallyport.app.explain;

import org.jspecify.annotations.NullMarked;
