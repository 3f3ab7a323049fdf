package dev.sallyport.diagnosis.trail;

/** The timers of an exchange, one for each phase in which somebody may keep us waiting. */
public enum Timer {
  /** The client's TLS handshake. */
  CLIENT_HANDSHAKE("client-handshake"),
  /** The client's request head, from its first byte. */
  REQUEST_HEAD("request-head"),
  /** Silence of the client in the middle of a request body. */
  REQUEST_BODY_IDLE("request-body-idle"),
  /** Waiting for a free connection to the origin. */
  QUEUE("queue"),
  DNS("dns"),
  CONNECT("connect"),
  HANDSHAKE("handshake"),
  /** From the origin's HelloRequest to the end of the second handshake. */
  RENEGOTIATION("renegotiation"),
  /** The origin takes no more of the request. */
  SEND("send"),
  /** From the end of the request to the head of the response. */
  RESPONSE_HEAD("response-head"),
  /** Silence of the origin in the middle of a response body. */
  RESPONSE_BODY_IDLE("response-body-idle"),
  /** The client takes no more of the response. */
  CLIENT_WRITE("client-write"),
  /** Nothing from either side of a tunnel. */
  TUNNEL_IDLE("tunnel-idle"),
  /** A client connection without a request. */
  CLIENT_IDLE("client-idle"),
  /** A pooled connection to an origin without an exchange. */
  ORIGIN_IDLE("origin-idle");

  private final String word;

  Timer(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
