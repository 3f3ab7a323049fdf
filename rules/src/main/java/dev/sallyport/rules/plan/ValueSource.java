package dev.sallyport.rules.plan;

import dev.sallyport.rules.variable.Selector;
import dev.sallyport.rules.variable.Variable;

/** A variable with a selector, one for all rules that name the same, numbered from 0. */
public record ValueSource(int number, Variable variable, Selector selector) {}
