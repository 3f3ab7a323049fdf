package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.exchange.Gate;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all client connections share: the gate as configured now, how many they may be, and whether
 * the gateway is about to stop. Thread-safe.
 */
public final class Reception {
  /** Fired to every client connection when the gateway begins to drain. */
  public enum Signal {
    DRAIN
  }

  /** How long a client connection waits before it looks again whether it may begin an exchange. */
  static final long PAUSE_MILLIS = 20;

  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicInteger open = new AtomicInteger();
  private volatile Gate gate;
  private volatile int maxConnections;
  private volatile boolean draining;
  private volatile boolean over;

  public Reception(Gate gate, int maxConnections) {
    this.gate = gate;
    this.maxConnections = maxConnections;
  }

  /** The gate that a new exchange begins with. */
  public Gate gate() {
    return gate;
  }

  /** New exchanges begin with {@code next}; those under way keep theirs. */
  public void replace(Gate next, int connectionsAllowed) {
    gate = next;
    maxConnections = connectionsAllowed;
  }

  /** Whether no further exchange should begin for now: the observers are behind. */
  boolean pausing() {
    return gate.observer().behind();
  }

  public boolean draining() {
    return draining;
  }

  public void drain() {
    draining = true;
    for (Channel c : connections) {
      c.pipeline().fireUserEventTriggered(Signal.DRAIN);
    }
  }

  int max() {
    return maxConnections;
  }

  /** Client connections that are open. */
  public int connections() {
    return open.get();
  }

  /** Counts a connection in; false where there are too many. */
  boolean admit(Channel channel) {
    if (open.incrementAndGet() > maxConnections) {
      open.decrementAndGet();
      return false;
    }
    connections.add(channel);
    channel.closeFuture().addListener(f -> open.decrementAndGet());
    return true;
  }

  /** How a client connection ended: by the gateway's own stop, where that came first. */
  Event ended(Event byClient) {
    return over
        ? new Event.Refused("request", "drain", "it was stopped before this was answered")
        : byClient;
  }

  /** Closes what is left, once the time for draining is over. */
  public void closeAll() {
    over = true;
    connections.close();
  }
}
