package dev.sallyport.lab.iis;

import java.time.Duration;

/** Something an {@link IisLikeOrigin} saw or did. */
public sealed interface Fact {
  /** The first handshake is complete. */
  record Handshaken(String protocol, String cipherSuite) implements Fact {}

  /** The first handshake, or an inner one that the client had begun, failed. */
  record HandshakeFailed(String reason) implements Fact {}

  /** The client named no site that is served here. */
  record NoBinding(String serverName) implements Fact {}

  /** A request head arrived. */
  record Requested(String method, String target) implements Fact {}

  record HelloRequestSent() implements Fact {}

  /** The inner handshake is complete. */
  record HelloRequestAnswered() implements Fact {}

  /** The client answered with the alert no_renegotiation. */
  record HelloRequestRefused(String reason) implements Fact {}

  /** Nothing came that completed the inner handshake, and the patience ended. */
  record HelloRequestUnanswered(Duration patience) implements Fact {}

  /** The client ended the connection while the origin waited for it. */
  record ClientLeft() implements Fact {}

  /** A certificate is wanted over TLS 1.3, and the client offered no way to ask for it. */
  record PostHandshakeAuthMissing() implements Fact {}

  /** A certificate is wanted over TLS 1.3; Windows could ask for it here, this origin cannot. */
  record PostHandshakeAuthNotPlayed() implements Fact {}

  /** The client proved to own a certificate. */
  record PeerCertificate(String subject) implements Fact {}

  /** An answer is about to be written. */
  record Answered(int status) implements Fact {}
}
