package dev.sallyport.app.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Addresses as they stand on a command line. */
final class Address {
  private Address() {}

  /** {@code HOST:PORT}, or {@code [IPV6]:PORT}. */
  static InetSocketAddress resolved(String text) throws IOException {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      String host = text.substring(0, Math.max(colon, 0));
      if (!host.isEmpty() && port > 0 && port < 65_536) {
        return resolved(host, port);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IOException("wanted HOST:PORT, got " + text);
  }

  static InetSocketAddress resolved(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("no address is known for " + host);
    }
    return address;
  }

  static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }
}
