package dev.sallyport.gateway.origin;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.recorder.SiteRecorder;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.gateway.tls.CertificateNames;
import dev.sallyport.gateway.tls.CertificateRejection;
import dev.sallyport.gateway.tls.RecordTapHandler;
import dev.sallyport.gateway.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateExecutor;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Makes one connection to one origin: name, TCP to each of its addresses in turn, TLS. Each step
 * has its own timer, its own phase and its own events. Belongs to one event loop.
 */
final class Connecting {
  /** Told once, unless {@link #cancel} came first. */
  interface Outcome {
    void connected(OriginConnection connection);

    /** The trail says why. */
    void failed();
  }

  private static final int MAX_ADDRESSES = 4;

  private final OriginGroup group;
  private final Origin origin;
  private final OriginPool pool;
  private final OriginListener listener;
  private final PhaseTimes phases;
  private final Outcome outcome;
  private final boolean cap;
  private final Deadline deadline;
  private List<InetSocketAddress> addresses = List.of();
  private int nextAddress;
  private long phaseBeganNanos;
  private @Nullable Channel channel;
  private @Nullable OriginConnection connection;
  private boolean over;

  Connecting(
      OriginGroup group,
      Origin origin,
      OriginPool pool,
      OriginListener listener,
      PhaseTimes phases,
      boolean capAtTls12,
      Outcome outcome) {
    this.group = group;
    this.origin = origin;
    this.pool = pool;
    this.listener = listener;
    this.phases = phases;
    this.cap = capAtTls12;
    this.outcome = outcome;
    this.deadline = new Deadline(pool.loop(), this::timedOut);
  }

  private SiteConfiguration.Timeouts timeouts() {
    return group.site().timeouts();
  }

  // ---- name

  void start() {
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(origin.host());
    if (literal != null) {
      addresses = List.of(new InetSocketAddress(origin.host(), origin.port()));
      connect();
      return;
    }
    begin(Timer.DNS, timeouts().dns());
    record(GATEWAY, GATEWAY, new Event.NameAsked(origin.host()));
    group
        .names()
        .getResolver(pool.loop())
        .resolveAll(InetSocketAddress.createUnresolved(origin.host(), origin.port()))
        .addListener((Future<List<InetSocketAddress>> f) -> {
          if (over) {
            return;
          }
          ended(Phase.DNS);
          if (f.isSuccess()) {
            resolved(f.getNow());
          } else {
            String reason =
                f.cause() instanceof UnknownHostException
                    ? "not-found"
                    : OriginFault.words(f.cause());
            record(GATEWAY, GATEWAY, new Event.NameFailed(origin.host(), reason));
            fail();
          }
        });
  }

  private void resolved(List<InetSocketAddress> found) {
    addresses = found.subList(0, Math.min(MAX_ADDRESSES, found.size()));
    List<String> texts = addresses.stream().map(a -> a.getAddress().getHostAddress()).toList();
    record(GATEWAY, GATEWAY, new Event.NameResolved(origin.host(), texts));
    connect();
  }

  // ---- TCP

  private void connect() {
    InetSocketAddress address = addresses.get(nextAddress++);
    begin(Timer.CONNECT, timeouts().connect());
    record(GATEWAY, ORIGIN, new Event.Syn(NetUtil.toSocketAddressString(address)));
    ChannelFuture connect =
        new Bootstrap()
            .group(pool.loop())
            .channel(Transport.of(pool.loop()).socket())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // our own timer
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel ch) {
                    build(ch);
                  }
                })
            .connect(address);
    channel = connect.channel();
    connect.addListener((ChannelFuture f) -> {
      if (over || !f.channel().equals(channel)) {
        f.channel().close();
        return;
      }
      ended(Phase.CONNECT);
      if (f.isSuccess()) {
        String text = NetUtil.toSocketAddressString(address);
        record(ORIGIN, GATEWAY, new Event.Connected(text));
        secure();
      } else {
        Event.ConnectFailed failed =
            OriginFault.connect(NetUtil.toSocketAddressString(address), f.cause());
        boolean ours = failed.fault() == Event.ConnectFault.LOCAL;
        record(ours ? GATEWAY : ORIGIN, GATEWAY, failed);
        tryNextAddress();
      }
    });
  }

  private void tryNextAddress() {
    if (nextAddress < addresses.size()) {
      connect();
    } else {
      fail();
    }
  }

  private void build(Channel ch) {
    OriginConnection made = new OriginConnection(origin, pool, group.site(), ch);
    made.setUpFor(listener);
    connection = made;
    SiteRecorder recorder = group.recorder();
    Tape tape = recorder == null ? null : recorder.tape(ch, null, false);
    if (tape != null) {
      made.tape(tape);
      listener.tape(tape);
    }
    if (origin.tls()) {
      ch.pipeline().addLast("tap", new RecordTapHandler(made.tap()));
      Executor tasks = tape == null ? ImmediateExecutor.INSTANCE : tape;
      SslHandler tls = group.tls().handler(ch.alloc(), origin.host(), origin.port(), cap, tasks);
      ch.pipeline().addLast("tls", tls);
      if (recorder != null && tape != null) {
        recorder.watch(tls.engine(), tape);
      }
    }
    ch.pipeline().addLast("http", made.handler());
  }

  // ---- TLS

  private void secure() {
    SslHandler tls = made().channel().pipeline().get(SslHandler.class);
    if (tls == null) {
      succeed();
      return;
    }
    begin(Timer.HANDSHAKE, timeouts().handshake());
    SSLEngine engine = tls.engine();
    record(
        GATEWAY,
        ORIGIN,
        new Event.ClientHello(
            group.tls().serverName(origin.host()),
            List.of(engine.getEnabledProtocols()),
            List.of()));
    tls.handshakeFuture()
        .addListener((Future<Channel> f) -> {
          if (over) {
            return;
          }
          ended(Phase.HANDSHAKE);
          if (f.isSuccess()) {
            SSLSession session = engine.getSession();
            made().tap().established(engine);
            record(
                ORIGIN,
                GATEWAY,
                new Event.HandshakeDone(
                    session.getProtocol(),
                    session.getCipherSuite(),
                    false,
                    session.getLocalCertificates() != null));
            succeed();
          } else {
            handshakeFailed(f.cause());
          }
        });
  }

  private void handshakeFailed(Throwable thrown) {
    CertificateRejection rejection = CertificateRejection.in(thrown);
    if (rejection != null) {
      List<X509Certificate> chain = rejection.chain();
      X509Certificate leaf = chain.getFirst();
      record(
          ORIGIN,
          GATEWAY,
          new Event.Certificate(
              leaf.getSubjectX500Principal().getName(),
              leaf.getIssuerX500Principal().getName(),
              leaf.getNotBefore().toInstant(),
              leaf.getNotAfter().toInstant(),
              CertificateNames.of(leaf),
              chain.size()));
      record(
          GATEWAY,
          GATEWAY,
          new Event.CertificateRejected(rejection.fault(), String.valueOf(rejection.getMessage())));
    } else {
      made().handler().handshakeEnded(thrown);
    }
    fail();
  }

  // ---- ends

  private void begin(Timer timer, Duration duration) {
    phaseBeganNanos = System.nanoTime();
    deadline.arm(timer, duration);
  }

  private void ended(Phase phase) {
    deadline.disarm();
    phases.add(phase, System.nanoTime() - phaseBeganNanos);
  }

  private void timedOut(Timer timer, Duration after) {
    record(GATEWAY, GATEWAY, new Event.TimerFired(timer, after));
    Phase phase =
        switch (timer) {
          case DNS -> Phase.DNS;
          case CONNECT -> Phase.CONNECT;
          default -> Phase.HANDSHAKE;
        };
    ended(phase);
    if (timer == Timer.CONNECT && nextAddress < addresses.size()) {
      closeChannel();
      connect();
    } else {
      fail();
    }
  }

  private void succeed() {
    over = true;
    deadline.close();
    origin.connected();
    outcome.connected(made());
  }

  private void fail() {
    over = true;
    deadline.close();
    closeChannel();
    origin.failed();
    group.released();
    outcome.failed();
  }

  /** Gives up: nobody waits for the connection any more. */
  void cancel() {
    if (!over) {
      over = true;
      deadline.close();
      closeChannel();
      group.released();
    }
  }

  private void closeChannel() {
    Channel ch = channel;
    channel = null;
    if (connection != null) {
      connection.discard();
      connection = null;
    }
    if (ch != null) {
      ch.close();
    }
  }

  private OriginConnection made() {
    if (connection == null) {
      throw new IllegalStateException("no connection was begun");
    }
    return connection;
  }

  private void record(Side from, Side to, Event event) {
    listener.trail().add(System.nanoTime(), from, to, event);
  }
}
