package dev.sallyport.wire.recording;

import dev.sallyport.wire.ip.IpAddress;

/** The two ends of a TCP connection; the client is the one that opened it. */
public record Ends(IpAddress client, int clientPort, IpAddress server, int serverPort) {

  /**
   * Whether packets between them are IPv6: both, or one of them mapped (RFC 4291 section 2.5.5.2).
   */
  boolean v6() {
    return client.v6() || server.v6();
  }
}
