package dev.sallyport.rules.body;

/** A header line of one part, unfolded, without its line end. */
public record PartHeader(String part, String line) {}
