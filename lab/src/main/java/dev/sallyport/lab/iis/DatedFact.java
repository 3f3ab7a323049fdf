package dev.sallyport.lab.iis;

import java.time.Instant;

/**
 * A fact with its time and place.
 *
 * @param connection counts the connections of one origin from 1
 * @param site the SNI name, empty before it is known
 */
public record DatedFact(Instant at, int connection, String site, Fact fact) {}
