package dev.sallyport.gateway.exchange;

import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's connection, and the connections to origins that carry this client's
 * identity and so serve nobody else. Belongs to its event loop.
 */
public final class ClientConnection {
  private static final int MAX_KEPT = 8;

  private final EventLoop loop;
  private final InetSocketAddress peer;
  private final InetSocketAddress local;
  private InetSocketAddress client;
  private @Nullable String serverName;
  private @Nullable String tlsVersion;
  private @Nullable String tlsSuite;
  private final PhaseTimes setUp = new PhaseTimes();
  private boolean setUpTold;
  private @Nullable Tape tape;
  private final Map<Origin, Deque<OriginConnection>> personal = new HashMap<>();

  public ClientConnection(EventLoop loop, InetSocketAddress peer, InetSocketAddress local) {
    this.loop = loop;
    this.peer = peer;
    this.client = peer;
    this.local = local;
  }

  public EventLoop loop() {
    return loop;
  }

  /** Who is at the other end of the socket. */
  public InetSocketAddress peer() {
    return peer;
  }

  public InetSocketAddress local() {
    return local;
  }

  /** Who the client is: the peer, or whom a trusted PROXY header named. */
  public InetSocketAddress client() {
    return client;
  }

  public void proxied(InetSocketAddress realClient) {
    client = realClient;
  }

  public void secured(@Nullable String sni, String version, String suite) {
    serverName = sni;
    tlsVersion = version;
    tlsSuite = suite;
  }

  /** The SNI name, lower case; null where the client sent none. */
  public @Nullable String serverName() {
    return serverName;
  }

  public @Nullable String tlsVersion() {
    return tlsVersion;
  }

  public @Nullable String tlsSuite() {
    return tlsSuite;
  }

  /** What passes is on this tape from now on. */
  public void tape(Tape recorded) {
    tape = recorded;
  }

  /** Null where nothing is recorded. */
  @Nullable Tape tape() {
    return tape;
  }

  public PhaseTimes setUp() {
    return setUp;
  }

  /** Hands the phases of the connection's set-up to its first exchange. */
  void tellSetUp(PhaseTimes exchange) {
    if (!setUpTold) {
      setUpTold = true;
      for (Phase p : new Phase[] {Phase.ACCEPT, Phase.TLS}) {
        if (setUp.of(p) >= 0) {
          exchange.add(p, setUp.of(p));
        }
      }
    }
  }

  /** A connection with this client's identity, if there is one that can be used. */
  @Nullable OriginConnection takePersonal(Iterable<Origin> origins) {
    for (Origin o : origins) {
      Deque<OriginConnection> deque = personal.get(o);
      for (OriginConnection c = poll(deque); c != null; c = poll(deque)) {
        if (c.usable()) {
          return c;
        }
        c.close();
      }
    }
    return null;
  }

  private static @Nullable OriginConnection poll(@Nullable Deque<OriginConnection> deque) {
    return deque == null ? null : deque.pollFirst();
  }

  void keepPersonal(OriginConnection connection) {
    Deque<OriginConnection> deque =
        personal.computeIfAbsent(connection.origin(), o -> new ArrayDeque<>());
    if (deque.size() == MAX_KEPT) {
      connection.close();
    } else {
      deque.addFirst(connection);
      connection.idle();
    }
  }

  /** The client is gone; so is whatever carried its identity. */
  public void close() {
    personal.values().forEach(deque -> deque.forEach(OriginConnection::close));
    personal.clear();
  }
}
