package dev.sallyport.rules.eval;

/** A rule that could not be evaluated within its bound on one value. */
public record Exhausted(long ruleId, String target, int valueBytes, String reason) {}
