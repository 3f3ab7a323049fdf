package dev.sallyport.console.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a Host field names the address that a request came to: a name that somebody else can
 * point here must not do (DNS rebinding).
 *
 * @param local the address that the connection came to
 * @param names of the console's own certificate
 */
record HostCheck(InetAddress local, List<String> names) {

  /** Allows {@code localhost}, any loopback address, the local address itself, and the names. */
  boolean allows(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = withoutPort(host);
    if (name.equalsIgnoreCase("localhost") || names.stream().anyMatch(name::equalsIgnoreCase)) {
      return true;
    }
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(name);
    if (literal == null) {
      return false;
    }
    InetAddress address = InetAddress.ofLiteral(name);
    return address.isLoopbackAddress() || address.equals(local);
  }

  private static String withoutPort(String host) {
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? "" : host.substring(1, end);
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
