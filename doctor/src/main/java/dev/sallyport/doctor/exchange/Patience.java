package dev.sallyport.doctor.exchange;

import java.time.Duration;

/** How long the probe waits: for a connection, for a handshake, for a response and its parts. */
public record Patience(Duration connect, Duration handshake, Duration response) {}
