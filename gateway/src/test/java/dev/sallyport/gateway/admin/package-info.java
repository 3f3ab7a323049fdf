@NullMarked
package dev.sallyport.gateway.admin;

import org.jspecify.annotations.NullMarked;
