/** What is asked beside the request as it was given: the same request in other manners. */
@NullMarked
package dev.sallyport.doctor.http;

import org.jspecify.annotations.NullMarked;
