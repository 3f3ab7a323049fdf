@NullMarked
package dev.sallyport.app.ftw;

import org.jspecify.annotations.NullMarked;
