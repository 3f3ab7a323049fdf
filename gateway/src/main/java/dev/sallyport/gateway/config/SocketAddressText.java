package dev.sallyport.gateway.config;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses to listen at: {@code 0.0.0.0:8443}, {@code [::]:8443}, {@code localhost:9443}. */
final class SocketAddressText {
  private SocketAddressText() {}

  /** Resolves no name; throws IllegalArgumentException where {@code text} is no such address. */
  static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || text.length() - colon > 6) {
      throw new IllegalArgumentException("no port: " + text);
    }
    int port = 0;
    for (char c : text.substring(colon + 1).toCharArray()) {
      if (c < '0' || c > '9') {
        throw new IllegalArgumentException("no port: " + text);
      }
      port = port * 10 + c - '0';
    }
    if (colon == text.length() - 1 || port > 65535) {
      throw new IllegalArgumentException("no port: " + text);
    }
    return new InetSocketAddress(host(text.substring(0, colon)), port);
  }

  private static InetAddress host(String text) {
    if (text.equals("localhost")) {
      return InetAddress.ofLiteral("127.0.0.1");
    }
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    if (bracketed != text.contains(":")) {
      throw new IllegalArgumentException("no address: " + text);
    }
    return InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text);
  }

  static String write(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    String text = NetUtil.toAddressString(host);
    return (host instanceof Inet6Address ? "[" + text + "]" : text) + ":" + address.getPort();
  }
}
