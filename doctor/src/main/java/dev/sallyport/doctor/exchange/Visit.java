package dev.sallyport.doctor.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.Tcp;
import dev.sallyport.doctor.connection.TlsConnection;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.wire.http1.ResponseHead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request over a connection of its own, in one manner or another. */
public final class Visit {
  private static final Duration ENDING = Duration.ofMillis(500);

  private final String name;
  private final InetSocketAddress address;
  private final TlsSettings tls;
  private final Patience patience;

  /** {@code name}: the way it takes, {@code direct} or {@code via}. */
  public Visit(String name, InetSocketAddress address, TlsSettings tls, Patience patience) {
    this.name = name;
    this.address = address;
    this.tls = tls;
    this.patience = patience;
  }

  /** What was seen; {@code head}: null where no whole response came. */
  public record Seen(Trail trail, @Nullable ResponseHead head) {}

  /** Asks over HTTP/1.1, and waits a moment for the connection's end where it is to end. */
  public Seen http1(Request request) throws GeneralSecurityException {
    ProbeLog log = new ProbeLog();
    TlsConnection connection = opening(tls).open(log);
    if (connection == null) {
      return new Seen(trail(log, ""), null);
    }
    String protocol = connection.version() + " http/1.1";
    Http1Exchange exchange = new Http1Exchange(connection, new Arrivals(connection), request, log);
    try (connection) {
      exchange.run(patience);
      if (request.closes() && exchange.head() != null) {
        connection.staysOpen(ENDING);
      }
    } catch (IOException e) {
      log.did(new Event.InternalFault("the socket did not close: " + e.getMessage()));
    }
    return new Seen(trail(log, protocol), exchange.head());
  }

  /**
   * Asks over HTTP/2 where the other end agrees to it. Where not, nothing is asked, and the trail's
   * protocol says so.
   */
  public Trail http2(Request request) throws GeneralSecurityException {
    ProbeLog log = new ProbeLog();
    TlsConnection connection = opening(tls.offering(List.of("h2", "http/1.1"))).open(log);
    if (connection == null) {
      return trail(log, "");
    }
    String agreed = connection.protocol();
    try (connection) {
      if (agreed.equals("h2")) {
        http2(connection, request, log);
      }
    } catch (IOException e) {
      log.did(new Event.InternalFault("the socket did not close: " + e.getMessage()));
    }
    return trail(log, connection.version() + " " + (agreed.isEmpty() ? "http/1.1" : agreed));
  }

  private void http2(TlsConnection connection, Request request, ProbeLog log) throws IOException {
    Arrivals arrivals = new Arrivals(connection);
    Http2Exchange exchange = new Http2Exchange(connection, arrivals, log);
    arrivals.until(Deadline.in(patience.response()));
    boolean sent = false;
    try {
      exchange.send(request);
      sent = true;
      arrivals.until(Deadline.in(patience.response()));
      exchange.read();
    } catch (SocketTimeoutException e) {
      exchange.cut();
      Timer answer = exchange.inBody() ? Timer.RESPONSE_BODY_IDLE : Timer.RESPONSE_HEAD;
      log.gaveUp(sent ? answer : Timer.SEND, patience.response());
    } catch (ProbeEnded e) {
      exchange.cut();
    }
  }

  /**
   * Asks, lets the connection rest, and asks once more where it was left open.
   *
   * @return one trail for each time it asked; the first of them ends where the other end closed
   */
  public List<Trail> resting(Request request, Duration idle) throws GeneralSecurityException {
    ProbeLog first = new ProbeLog();
    List<Trail> trails = new ArrayList<>();
    TlsConnection connection = opening(tls).open(first);
    if (connection == null) {
      return List.of(trail(first, ""));
    }
    String protocol = connection.version() + " http/1.1";
    try (connection) {
      Arrivals arrivals = new Arrivals(connection);
      boolean open = new Http1Exchange(connection, arrivals, request, first).run(patience);
      boolean rested = open && connection.staysOpen(idle);
      trails.add(trail(first, protocol));
      if (rested) {
        ProbeLog second = connection.goOn();
        second.did(new Event.Reused(1, idle));
        new Http1Exchange(connection, arrivals, request, second).run(patience);
        trails.add(trail(second, protocol));
      }
    } catch (IOException e) {
      first.did(new Event.InternalFault("the socket did not close: " + e.getMessage()));
    }
    return trails;
  }

  private Opening opening(TlsSettings settings) {
    return new Opening(address, settings, patience);
  }

  private Trail trail(ProbeLog log, String protocol) {
    return log.trail(name, name + " " + Tcp.text(address), protocol);
  }
}
