package dev.sallyport.gateway.listen;

/** Where a client's side of HTTP/1 is. */
enum Http1State {
  /** Between requests, or in a request's head. */
  HEAD,
  /** An exchange is under way. */
  EXCHANGE,
  /** The response is out before the request was; its rest is read, then the next begins. */
  DISCARD,
  TUNNEL,
  /** The response is out; what still comes is thrown away until the client closes. */
  LINGER,
  CLOSED
}
