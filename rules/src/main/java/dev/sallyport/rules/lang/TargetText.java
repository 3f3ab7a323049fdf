package dev.sallyport.rules.lang;

import org.jspecify.annotations.Nullable;

/** One variable of a target list: {@code [!|&]VARIABLE[:selector]}. */
public record TargetText(
    Position at, boolean negated, boolean counted, String variable, @Nullable String selector) {}
