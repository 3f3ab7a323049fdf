package dev.sallyport.rules.plan;

/**
 * Where a rule finds out whether its test may find anything at all.
 *
 * @param group the number of its {@link ValueGroup}
 * @param test the number of its operator in the plan's {@link Prefilters}
 * @param negated whether the rule matches where its test finds nothing
 */
public record Screening(int group, int test, boolean negated) {}
