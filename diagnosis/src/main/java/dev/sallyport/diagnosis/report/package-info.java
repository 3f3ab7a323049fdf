@NullMarked
package dev.sallyport.diagnosis.report;

import org.jspecify.annotations.NullMarked;
