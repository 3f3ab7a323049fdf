package dev.sallyport.capture.tls;

/** What was found out about the secret of a handshake. */
sealed interface MasterSecret {

  /** Of TLS 1.2 and below. */
  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  record Known(byte[] master) implements MasterSecret {}

  /** {@code reason} begins with a word of {@link WhyNot}. */
  record Unknown(String reason) implements MasterSecret {}
}
