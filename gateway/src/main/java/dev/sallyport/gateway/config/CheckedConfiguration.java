package dev.sallyport.gateway.config;

import java.util.List;

/** A configuration that can be used, and what its reader would warn of, in file order. */
public record CheckedConfiguration(Configuration configuration, List<Problem> warnings) {}
