package dev.sallyport.gateway.timing;

/** The phases of an exchange, in the order in which they usually happen. */
public enum Phase {
  /** Accept of the client's connection, a PROXY header included. First exchange only. */
  ACCEPT(0),
  /** The client's TLS handshake. First exchange only. */
  TLS(1),
  /** From the first byte of the request to its end. */
  REQUEST(2),
  RULES(3),
  QUEUE(4),
  DNS(5),
  CONNECT(6),
  HANDSHAKE(7),
  /** Handshakes inside the tunnel, all of the exchange together. */
  RENEGOTIATION(8),
  /** From the first to the last byte of the request sent to the origin. */
  SEND(9),
  /** From the end of the request to the response head. */
  WAIT(10),
  /** From the response head to the end of the response. */
  BODY(11);

  static final int COUNT = 12;

  private final int index;
  private final String field =
      "sallyport.phase." + name().toLowerCase(java.util.Locale.ROOT) + "_ms";

  Phase(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }

  /** Its name in the exchange log, for instance {@code sallyport.phase.wait_ms}. */
  public String field() {
    return field;
  }
}
