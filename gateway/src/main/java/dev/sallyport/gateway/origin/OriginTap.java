package dev.sallyport.gateway.origin;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.RecordLengths;
import dev.sallyport.gateway.config.SiteConfiguration.Renegotiation;
import dev.sallyport.wire.tls.RecordTap;
import dev.sallyport.wire.tls.ServerHelloFacts;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** What the records of one connection to an origin mean for the exchange that uses it. */
final class OriginTap implements RecordTap.Listener {
  private final OriginConnection connection;
  private final Renegotiation policy;
  private @Nullable SSLEngine engine;
  private boolean renegotiating;
  private boolean clearAlertSeen;
  private int pendingAlert = -1;

  OriginTap(OriginConnection connection, Renegotiation policy) {
    this.connection = connection;
    this.policy = policy;
  }

  /** The first handshake is done. */
  void established(SSLEngine engine) {
    this.engine = engine;
  }

  @Nullable String version() {
    return engine == null ? null : engine.getSession().getProtocol();
  }

  boolean renegotiating() {
    return renegotiating;
  }

  boolean clientCertificate() {
    return engine != null && engine.getSession().getLocalCertificates() != null;
  }

  /** Length of an alert record whose meaning is not known yet, -1 where there is none. */
  int pendingAlert() {
    return pendingAlert;
  }

  /** Whether the origin sent an alert in clear, which is in the trail already. */
  boolean clearAlertSeen() {
    return clearAlertSeen;
  }

  void closeNotify() {
    if (pendingAlert >= 0) {
      connection.record(ORIGIN, GATEWAY, new Event.Alert(1, 0, pendingAlert));
      pendingAlert = -1;
    }
  }

  void recordPendingAlert() {
    if (pendingAlert >= 0) {
      connection.record(ORIGIN, GATEWAY, new Event.Alert(-1, -1, pendingAlert));
      pendingAlert = -1;
    }
  }

  @Override
  public void notTls(String shown) {
    connection.record(ORIGIN, GATEWAY, new Event.NotTls(shown));
  }

  @Override
  public void serverHello(ServerHelloFacts facts) {
    String version =
        switch (facts.version()) {
          case 0x0301 -> "TLSv1";
          case 0x0302 -> "TLSv1.1";
          case 0x0303 -> "TLSv1.2";
          case 0x0304 -> "TLSv1.3";
          default -> String.format("0x%04x", facts.version());
        };
    connection.record(
        ORIGIN,
        GATEWAY,
        new Event.ServerHello(
            version, String.format("0x%04x", facts.suite()), facts.secureRenegotiation()));
  }

  @Override
  public void clearAlert(boolean fromOrigin, int level, int description) {
    Event.Alert alert = new Event.Alert(level, description, 2);
    if (fromOrigin) {
      clearAlertSeen = true;
      connection.record(ORIGIN, GATEWAY, alert);
    } else {
      connection.record(GATEWAY, ORIGIN, alert);
    }
  }

  @Override
  public void encryptedAlert(boolean fromOrigin, int recordLength) {
    if (fromOrigin) {
      pendingAlert = recordLength;
    } else if (renegotiating && policy == Renegotiation.REFUSE) {
      connection.record(
          GATEWAY, ORIGIN, new Event.Alert(2, Event.Alert.NO_RENEGOTIATION, recordLength));
    }
  }

  @Override
  public void helloRequest(int recordLength) {
    renegotiating = true;
    String suite = engine == null ? "" : engine.getSession().getCipherSuite();
    connection.record(
        ORIGIN,
        GATEWAY,
        new Event.HelloRequest(recordLength, RecordLengths.proof(suite, recordLength)));
    connection.renegotiation(true);
  }

  @Override
  public void renegotiationAnswered(int recordLength) {
    connection.record(GATEWAY, ORIGIN, new Event.RenegotiationAnswered(recordLength));
  }

  @Override
  public void renegotiationDone() {
    renegotiating = false;
    connection.record(ORIGIN, GATEWAY, new Event.RenegotiationDone(clientCertificate()));
    connection.renegotiation(false);
  }
}
