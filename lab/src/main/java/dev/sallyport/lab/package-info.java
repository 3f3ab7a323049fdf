/**
 * Servers on loopback that misbehave on purpose: one that imitates IIS, one for each fault an
 * origin can have, and one that answers as it is told; with the certificates for them.
 */
@NullMarked
package dev.sallyport.lab;

import org.jspecify.annotations.NullMarked;
