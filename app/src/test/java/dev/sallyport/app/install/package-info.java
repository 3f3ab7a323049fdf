@NullMarked
package dev.sallyport.app.install;

import org.jspecify.annotations.NullMarked;
