package dev.sallyport.gateway.timing;

/** The phases of an exchange, in the order in which they usually happen. */
public enum Phase {
  /** Accept of the client's connection, a PROXY header included. First exchange only. */
  ACCEPT,
  /** The client's TLS handshake. First exchange only. */
  TLS,
  /** From the first byte of the request to its end. */
  REQUEST,
  RULES,
  QUEUE,
  DNS,
  CONNECT,
  HANDSHAKE,
  /** Handshakes inside the tunnel, all of the exchange together. */
  RENEGOTIATION,
  /** From the first to the last byte of the request sent to the origin. */
  SEND,
  /** From the end of the request to the response head. */
  WAIT,
  /** From the response head to the end of the response. */
  BODY;

  private final String field =
      "sallyport.phase." + name().toLowerCase(java.util.Locale.ROOT) + "_ms";

  /** Its name in the exchange log, for instance {@code sallyport.phase.wait_ms}. */
  public String field() {
    return field;
  }
}
