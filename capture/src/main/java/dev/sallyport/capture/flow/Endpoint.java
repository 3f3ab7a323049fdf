package dev.sallyport.capture.flow;

import dev.sallyport.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/** One end of a TCP connection. */
public record Endpoint(IpAddress address, int port) implements Comparable<Endpoint> {

  @Override
  public int compareTo(Endpoint other) {
    int byAddress = address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(port, other.port);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint end && port == end.port && address.equals(end.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode() * 31 + port;
  }

  @Override
  public String toString() {
    return address.withPort(port);
  }
}
