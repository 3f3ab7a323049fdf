package dev.sallyport.lab.iis;

/** When a site asks for a client certificate: the choices of IIS, as documented. */
public enum ClientCertificates {
  /** Never. */
  IGNORE,
  /** After the request, by renegotiation; a client without one is served. */
  ACCEPT,
  /** After the request, by renegotiation; a client without one gets status 403. */
  REQUIRE,
  /**
   * In the first handshake, as with the binding option {@code clientcertnegotiation=enable}; a
   * client without one is served.
   */
  FIRST_HANDSHAKE
}
