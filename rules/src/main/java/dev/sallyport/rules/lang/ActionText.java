package dev.sallyport.rules.lang;

import org.jspecify.annotations.Nullable;

/** One action of a list: {@code word[:value]}, quotes round the value gone. */
public record ActionText(Position at, String word, @Nullable String value) {}
