package dev.sallyport.gateway.origin;

import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.recorder.SiteRecorder;
import dev.sallyport.gateway.tls.OriginTls;
import io.netty.channel.EventLoop;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The origins of one site with all that is needed to reach them: which one is next, TLS, names,
 * bounds, and a pool for each event loop. Thread-safe.
 */
public final class OriginGroup {
  private final SiteConfiguration site;
  private final OriginTls tls;
  private final AddressResolverGroup<InetSocketAddress> names;
  private final List<Origin> origins;
  private final Permits permits;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<EventLoop, OriginPool> pools = new ConcurrentHashMap<>();
  private final @Nullable SiteRecorder recorder;
  private volatile boolean retired;

  /**
   * The origins of a site.
   *
   * @param recorder null where nothing is recorded
   */
  public OriginGroup(
      SiteConfiguration site,
      OriginTls tls,
      AddressResolverGroup<InetSocketAddress> names,
      @Nullable SiteRecorder recorder) {
    this.site = site;
    this.tls = tls;
    this.names = names;
    this.recorder = recorder;
    this.origins = site.origins().stream().map((URI u) -> new Origin(u)).toList();
    this.permits = new Permits(site.limits().originConnections());
  }

  public SiteConfiguration site() {
    return site;
  }

  public List<Origin> origins() {
    return origins;
  }

  /** Open connections to all origins of the site. */
  public int connections() {
    return permits.taken();
  }

  @Nullable SiteRecorder recorder() {
    return recorder;
  }

  OriginTls tls() {
    return tls;
  }

  AddressResolverGroup<InetSocketAddress> names() {
    return names;
  }

  Permits permits() {
    return permits;
  }

  OriginPool pool(EventLoop loop) {
    OriginPool pool = pools.get(loop);
    return pool != null ? pool : pools.computeIfAbsent(loop, l -> new OriginPool(l, this));
  }

  /**
   * The origin whose turn it is, skipping those that rest and those already {@code tried}.
   *
   * @return null where all of them rest or were tried. A site's only origin never rests.
   */
  @Nullable Origin next(List<Origin> tried) {
    int n = origins.size();
    int start = Math.floorMod(turn.getAndIncrement(), n);
    for (int i = 0; i < n; i++) {
      Origin o = origins.get((start + i) % n);
      if (!tried.contains(o) && (n == 1 || !o.resting())) {
        return o;
      }
    }
    return null;
  }

  /** A permit came back: whoever waits, on any loop, may ask again. */
  void released() {
    permits.giveBack();
    if (waiting.get() == 0) {
      return;
    }
    for (OriginPool pool : pools.values()) {
      pool.loop().execute(pool::next);
    }
  }

  /** Exchanges that wait for a connection, on all loops. */
  AtomicInteger waiting() {
    return waiting;
  }

  boolean retired() {
    return retired;
  }

  /** Lets no connection idle any more: the configuration has changed or the gateway stops. */
  public void retire() {
    retired = true;
    for (OriginPool pool : pools.values()) {
      pool.loop().execute(pool::close);
    }
  }
}
