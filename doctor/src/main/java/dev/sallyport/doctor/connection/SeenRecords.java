package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.RecordLengths;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.RecordTap;
import dev.sallyport.wire.tls.ServerHelloFacts;

/**
 * Writes down what the TLS records of one connection mean, and keeps what only the engine tells.
 */
final class SeenRecords implements RecordTap.Listener {
  private ProbeLog log;
  private String suite = "";
  private boolean notTls;
  private boolean alertSeen;
  private int encryptedAlert;
  private boolean renegotiated;
  private boolean helloRequested;
  private boolean certificateRequested;

  SeenRecords(ProbeLog log) {
    this.log = log;
  }

  void goOn(ProbeLog next) {
    log = next;
  }

  /** Whether the first bytes were no TLS record. */
  boolean isNotTls() {
    return notTls;
  }

  /** Whether an alert of the origin's was in clear, and so is written down. */
  boolean alertSeen() {
    return alertSeen;
  }

  /** Length of the origin's last encrypted alert record; 0 where there was none. */
  int encryptedAlert() {
    return encryptedAlert;
  }

  /** Whether a second handshake ended since the last call. */
  boolean takeRenegotiated() {
    boolean was = renegotiated;
    renegotiated = false;
    return was;
  }

  /** Whether the origin asked for a second handshake. */
  boolean helloRequested() {
    return helloRequested;
  }

  /** The engine may ask for a certificate more than once in a handshake: the first time counts. */
  void certificateRequested(Event.CertificateRequested event) {
    if (!certificateRequested) {
      certificateRequested = true;
      log.came(event);
    }
  }

  @Override
  public void notTls(String shown) {
    notTls = true;
    log.came(new Event.NotTls(shown));
  }

  @Override
  public void serverHello(ServerHelloFacts facts) {
    suite = CipherSuite.of(facts.suite()).name();
    String version = ProtocolVersion.name(facts.version());
    log.came(new Event.ServerHello(version, suite, facts.secureRenegotiation()));
  }

  @Override
  public void clearAlert(boolean fromOrigin, int level, int description) {
    if (fromOrigin) {
      alertSeen = true;
      log.came(new Event.Alert(level, description, 2));
    }
  }

  @Override
  public void encryptedAlert(boolean fromOrigin, int recordLength) {
    if (fromOrigin) {
      encryptedAlert = recordLength;
    }
  }

  @Override
  public void helloRequest(int recordLength) {
    helloRequested = true;
    certificateRequested = false;
    log.came(new Event.HelloRequest(recordLength, RecordLengths.proof(suite, recordLength)));
  }

  @Override
  public void renegotiationAnswered(int recordLength) {
    log.sent(new Event.RenegotiationAnswered(recordLength));
  }

  @Override
  public void renegotiationDone() {
    renegotiated = true;
  }
}
