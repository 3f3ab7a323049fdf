package dev.sallyport.doctor.reach;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the resolver of this machine said about a name, asked once.
 *
 * @param addresses in the resolver's order; empty where it has none, or gave none in time
 * @param nanos how long it took
 */
public record Lookup(String host, int port, List<InetAddress> addresses, long nanos) {
  private static final int MOST = 32;
  private static final int MOST_SECONDS = 2;

  public Lookup {
    addresses = List.copyOf(addresses);
  }

  /** Asks the resolver, two seconds long at most. */
  public static Lookup of(String host, int port) {
    long start = System.nanoTime();
    CompletableFuture<List<InetAddress>> asked = new CompletableFuture<>();
    asked.completeOnTimeout(List.of(), MOST_SECONDS, TimeUnit.SECONDS);
    Thread.ofPlatform().daemon().name("lookup").start(() -> asked.complete(addresses(host)));
    return new Lookup(host, port, asked.join(), System.nanoTime() - start);
  }

  private static List<InetAddress> addresses(String host) {
    try {
      return Stream.of(InetAddress.getAllByName(host)).limit(MOST).toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  /** Those of IPv4, or those of IPv6. */
  List<String> family(boolean four) {
    return addresses.stream()
        .filter(address -> address instanceof Inet4Address == four)
        .map(InetAddress::getHostAddress)
        .toList();
  }

  /** With the site's port. */
  public List<InetSocketAddress> sockets() {
    return addresses.stream().map(address -> new InetSocketAddress(address, port)).toList();
  }
}
