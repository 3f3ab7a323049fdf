package dev.sallyport.doctor.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.Tcp;
import dev.sallyport.doctor.connection.TlsConnection;
import dev.sallyport.doctor.connection.TlsSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    TlsConnection connection = new Opening(address, tls, patience).open(first);
    if (connection == null) {
      return List.of(trail(name, first, ""));
    }
    try (connection) {
      String protocol = connection.version() + " http/1.1";
      Arrivals arrivals = new Arrivals(connection);
      boolean open = new Http1Exchange(connection, arrivals, request, first).run(patience);
      boolean again = open && twice && connection.staysOpen(BEFORE_REUSE);
      trails.add(trail(name, first, protocol));
      if (again) {
        ProbeLog second = connection.goOn();
        second.did(new Event.Reused(1, BEFORE_REUSE));
        new Http1Exchange(connection, arrivals, request, second).run(patience);
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
}
