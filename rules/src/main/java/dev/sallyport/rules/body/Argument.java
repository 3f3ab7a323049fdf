package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.Slice;

/** A name and a value, both decoded. */
public record Argument(Slice name, Slice value) {}
