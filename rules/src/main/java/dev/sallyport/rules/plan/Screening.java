package dev.sallyport.rules.plan;

import dev.sallyport.rules.match.Prefilter;

/**
 * Where a rule finds out whether it may match at all.
 *
 * @param group the number of its {@link ValueGroup}
 * @param test the number of its operator in the plan's {@link Prefilter}
 */
public record Screening(int group, int test) {}
