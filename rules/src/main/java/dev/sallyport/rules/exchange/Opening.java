package dev.sallyport.rules.exchange;

import java.time.Instant;

/** Where and when an exchange began. {@code uniqueId}: UNIQUE_ID, unique in time and place. */
public record Opening(String uniqueId, Endpoints endpoints, Instant start) {}
