package dev.sallyport.gateway;

import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.Configuration.Listen;
import dev.sallyport.gateway.config.Configuration.Scheme;
import dev.sallyport.gateway.config.IdentityException;
import dev.sallyport.gateway.direct.DirectRequest;
import dev.sallyport.gateway.exchange.Gate;
import dev.sallyport.gateway.inspect.Inspector;
import dev.sallyport.gateway.listen.Listener;
import dev.sallyport.gateway.listen.Reception;
import dev.sallyport.gateway.record.ExchangeObserver;
import dev.sallyport.gateway.recorder.FlightRecorder;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.gateway.site.SiteBuilder;
import dev.sallyport.gateway.site.Sites;
import dev.sallyport.gateway.tls.OldVersions;
import dev.sallyport.gateway.transport.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running gateway. {@link #start} binds and serves; {@link #reload} swaps the configuration under
 * its exchanges; {@link #drain} lets them end. Called from one thread, not from event loops.
 */
public final class Gateway implements AutoCloseable {
  private final EventLoopGroup loops;
  private final AddressResolverGroup<InetSocketAddress> names;
  private final SiteBuilder builder;
  private final FlightRecorder recorder;
  private final ExchangeObserver observer;
  private final Inspector inspector = new Inspector();
  private final Reception reception;
  private final List<Listener> listeners = new ArrayList<>();
  private Configuration configuration;
  private boolean closed;

  private Gateway(
      Configuration configuration,
      ExchangeObserver observer,
      Consumer<String> trouble,
      Transport transport)
      throws IdentityException, GeneralSecurityException {
    this.configuration = configuration;
    this.observer = observer;
    this.loops = transport.loops(configuration.workers());
    this.names =
        new DnsAddressResolverGroup(
            new DnsNameResolverBuilder()
                .datagramChannelType(transport.datagram())
                .nameServerProvider(DnsServerAddressStreamProviders.platformDefault()));
    this.recorder = new FlightRecorder(trouble);
    this.builder = new SiteBuilder(names, recorder);
    Sites sites;
    try {
      sites = builder.build(configuration, null);
    } catch (IdentityException | GeneralSecurityException e) {
      recorder.close();
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
    this.reception = new Reception(gate(configuration, sites), configuration.maxConnections());
  }

  /**
   * Starts a gateway; returns when all its sockets listen.
   *
   * @param observer hears of each exchange, on the event loops
   * @throws IOException where a socket cannot be bound
   * @throws IdentityException where a key, certificate or trust file cannot be used
   * @throws GeneralSecurityException where TLS refuses what was configured
   */
  public static Gateway start(Configuration configuration, ExchangeObserver observer)
      throws IOException, IdentityException, GeneralSecurityException {
    return start(configuration, observer, line -> {});
  }

  /**
   * Starts a gateway, as above.
   *
   * @param trouble told in one line when the flight recorder cannot write, on its thread
   */
  public static Gateway start(
      Configuration configuration, ExchangeObserver observer, Consumer<String> trouble)
      throws IOException, IdentityException, GeneralSecurityException {
    OldVersions.allow(configuration.sites().values());
    Gateway gateway = new Gateway(configuration, observer, trouble, Transport.best());
    try {
      gateway.listen(configuration.listen());
    } catch (IOException e) {
      gateway.close();
      throw e;
    }
    return gateway;
  }

  private Gate gate(Configuration c, Sites sites) {
    return new Gate(sites, c.trustedProxies(), observer, inspector);
  }

  /** Opens what is not open yet; where one cannot be opened, none of the new ones stays. */
  private void listen(List<Listen> wanted) throws IOException {
    List<Listener> opened = new ArrayList<>();
    try {
      for (Scheme scheme : List.of(Scheme.HTTPS, Scheme.HTTP)) {
        for (Listen l : wanted) {
          if (l.scheme() == scheme && !listening(l)) {
            Listener listener = Listener.open(l, loops, reception, httpsPort());
            opened.add(listener);
            listeners.add(listener);
          }
        }
      }
    } catch (IOException e) {
      opened.forEach(Listener::close);
      listeners.removeAll(opened);
      throw e;
    }
  }

  private int httpsPort() {
    return listeners.stream()
        .filter(l -> l.settings().scheme() == Scheme.HTTPS)
        .findFirst()
        .map(l -> l.address().getPort())
        .orElse(443);
  }

  private boolean listening(Listen wanted) {
    return listeners.stream().anyMatch(l -> l.settings().equals(wanted));
  }

  /** Where it listens, in the order of the configuration, https before http. */
  public List<InetSocketAddress> addresses() {
    return listeners.stream().map(Listener::address).toList();
  }

  public Configuration configuration() {
    return configuration;
  }

  /** The sites as they serve now. */
  public Sites sites() {
    return reception.gate().sites();
  }

  /** Asks an origin of a site directly, as if no gateway were there. */
  public CompletableFuture<DirectRequest.Result> direct(Site site, DirectRequest.Asked asked) {
    return DirectRequest.get(site, loops.next(), asked);
  }

  /** Client connections that are open. */
  public int connections() {
    return reception.connections();
  }

  public boolean draining() {
    return reception.draining();
  }

  /**
   * Serves by {@code next} from the next exchange on. Exchanges under way end by the configuration
   * they began with; connections stay. Where it throws, everything stays as it was.
   */
  public void reload(Configuration next)
      throws IOException, IdentityException, GeneralSecurityException {
    Sites before = sites();
    Sites after = builder.build(next, before);
    listen(next.listen());
    reception.replace(gate(next, after), next.maxConnections());
    listeners.removeIf(l -> {
      boolean gone = !next.listen().contains(l.settings());
      if (gone) {
        l.close();
      }
      return gone;
    });
    for (Site s : before.all()) {
      if (!after.all().contains(s)) {
        s.origins().retire();
        if (s.recorder() != null) {
          s.recorder().stop();
        }
      }
    }
    configuration = next;
  }

  /** Accepts nothing new, lets exchanges end within the configured time, then closes. */
  public void drain() throws InterruptedException {
    listeners.forEach(Listener::close);
    reception.drain();
    long end = System.nanoTime() + configuration.drain().toNanos();
    while (reception.connections() > 0 && System.nanoTime() - end < 0) {
      Thread.sleep(Duration.ofMillis(20));
    }
    close();
  }

  /** Closes everything at once; does nothing where that was done, or drained, before. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    listeners.forEach(Listener::close);
    reception.closeAll();
    inspector.close(); // before the loops, on which evaluations tell what they decided
    sites().all().forEach(s -> s.origins().retire());
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    names.close();
    recorder.close();
  }
}
