package dev.sallyport.doctor.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
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

/**
 * Asks once over a connection of its own, and where told to and possible once more over the same.
 */
public final class Probe {
  /** An origin may close after any response (RFC 9112 section 9.5); then nothing is reused. */
  private static final Duration BEFORE_REUSE = Duration.ofMillis(100);

  private final String name;
  private final InetSocketAddress address;
  private final TlsSettings tls;
  private final Patience patience;

  /** {@code name}: the way it takes, {@code direct} or {@code via}. */
  public Probe(String name, InetSocketAddress address, TlsSettings tls, Patience patience) {
    this.name = name;
    this.address = address;
    this.tls = tls;
    this.patience = patience;
  }

  /**
   * One trail for each time it asked. What looks like a certificate wanted after the request is
   * asked once more at TLS 1.2, where that shows.
   *
   * @param twice whether to ask once more over the same connection, where the answer leaves it open
   */
  public List<Trail> ask(Request request, boolean twice) throws GeneralSecurityException {
    List<Trail> trails = new ArrayList<>(visit(request, twice));
    Trail first = trails.getFirst();
    if (request.idempotent() && tls.canCap() && LateWish.suspected(first)) {
      Probe capped = new Probe(name, address, tls.atTls12(), patience);
      LateWish.shown(first, capped.visit(request, false).getFirst())
          .ifPresent(both -> trails.set(0, both));
    }
    return trails;
  }

  private List<Trail> visit(Request request, boolean twice) throws GeneralSecurityException {
    List<Trail> trails = new ArrayList<>();
    ProbeLog first = new ProbeLog();
    TlsConnection connection = connected(first);
    if (connection == null) {
      return List.of(trail(name, first, ""));
    }
    try (connection) {
      String protocol = connection.version() + " http/1.1";
      Arrivals arrivals = new Arrivals(connection);
      boolean open = exchange(connection, arrivals, request, first);
      boolean again = open && twice && connection.staysOpen(BEFORE_REUSE);
      trails.add(trail(name, first, protocol));
      if (again) {
        ProbeLog second = connection.goOn();
        second.did(new Event.Reused(1, BEFORE_REUSE));
        exchange(connection, arrivals, request, second);
        trails.add(trail(name + ", connection reused", second, protocol));
      }
    } catch (IOException e) {
      first.did(new Event.InternalFault("the socket did not close: " + e.getMessage()));
    }
    return trails;
  }

  private Trail trail(String said, ProbeLog log, String protocol) {
    return log.trail(said, said + " " + Tcp.text(address), protocol);
  }

  private @Nullable TlsConnection connected(ProbeLog log) throws GeneralSecurityException {
    try {
      TlsConnection connection =
          new TlsConnection(Tcp.connect(address, patience.connect(), log), tls, log);
      return shaken(connection, log) ? connection : null;
    } catch (ProbeEnded e) {
      return null;
    } catch (IOException e) {
      log.did(new Event.InternalFault("no socket: " + e.getMessage()));
      return null;
    }
  }

  private boolean shaken(TlsConnection connection, ProbeLog log) throws IOException {
    connection.deadline(Deadline.in(patience.handshake()));
    try {
      connection.handshake();
      return true;
    } catch (SocketTimeoutException e) {
      log.gaveUp(Timer.HANDSHAKE, patience.handshake());
    } catch (ProbeEnded e) {
      // The log says why.
    }
    connection.close();
    return false;
  }

  /** Whether the connection may be used once more. */
  private boolean exchange(
      TlsConnection connection, Arrivals arrivals, Request request, ProbeLog log)
      throws IOException {
    ResponseReader reader = new ResponseReader(arrivals, log, request.method());
    arrivals.until(Deadline.in(patience.response()));
    boolean sent = false;
    try {
      send(connection, request, log);
      sent = true;
      arrivals.until(Deadline.in(patience.response()));
      ResponseHead head = reader.read();
      if (head == null) {
        reader.cut();
        return false;
      }
      if (arrivals.unread() > 0) {
        log.came(
            new Event.Malformed(
                "unexpected-bytes", arrivals.unread() + " bytes after the response"));
        return false;
      }
      return head.persistent() && !reader.untilClose();
    } catch (SocketTimeoutException e) {
      reader.cut();
      Timer answer = reader.inBody() ? Timer.RESPONSE_BODY_IDLE : Timer.RESPONSE_HEAD;
      Timer timer = sent ? answer : Timer.SEND;
      log.gaveUp(timer, patience.response());
    } catch (ProbeEnded e) {
      reader.cut();
    }
    return false;
  }

  private static void send(TlsConnection connection, Request request, ProbeLog log)
      throws IOException, ProbeEnded {
    byte[] head = request.head();
    int length = request.body().length;
    log.sent(
        new Event.RequestHead(
            request.method(),
            request.target(),
            "HTTP/1.1",
            head.length,
            length == 0 ? Framing.NONE : Framing.LENGTH,
            length == 0 ? -1 : length,
            false));
    if (connection.write(head) && connection.write(request.body())) {
      log.sent(new Event.RequestEnd(length));
    }
  }
}
