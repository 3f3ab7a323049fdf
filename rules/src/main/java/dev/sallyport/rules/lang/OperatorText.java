package dev.sallyport.rules.lang;

/** {@code [!]@word argument}; text without an at sign is an argument of {@code rx}. */
public record OperatorText(Position at, boolean negated, String word, String argument) {}
