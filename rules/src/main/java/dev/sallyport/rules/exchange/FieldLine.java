package dev.sallyport.rules.exchange;

/** One header field as it came; characters are bytes (Latin-1). */
public record FieldLine(String name, String value) {}
