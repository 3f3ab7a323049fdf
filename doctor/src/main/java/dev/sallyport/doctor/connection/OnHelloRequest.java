package dev.sallyport.doctor.connection;

/** What the probe does when the origin asks for a second handshake (RFC 5246 section 7.4.1.1). */
public enum OnHelloRequest {
  ANSWER,
  /** Sends the warning no_renegotiation (RFC 5246 section 7.2.2), and then nothing. */
  REFUSE,
  /** Sends nothing, as the gateway of the incident did. */
  IGNORE
}
