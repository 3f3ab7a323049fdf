package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.RecordLengths;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.RecordHeader;
import dev.sallyport.wire.tls.ServerHelloFacts;
import org.jspecify.annotations.Nullable;

/**
 * Sees the TLS records of one connection in both directions and writes down what they mean. Up to
 * TLS 1.2 a handshake record of the origin's after both sides' Finished is its HelloRequest (RFC
 * 5246 section 7.4.1.1).
 */
final class RecordTap {
  private enum Renegotiation {
    NONE,
    REQUESTED,
    ANSWERED
  }

  private static final class Direction {
    final RecordHeader header = new RecordHeader();
    byte[] content = new byte[0];
    int kept;
    boolean any;
    boolean broken;
    boolean cipherChanged;
    boolean finished;
    boolean encrypted;
  }

  private static final int MOST_KEPT = 2048;

  private final Direction in = new Direction();
  private final Direction out = new Direction();
  private Renegotiation renegotiation = Renegotiation.NONE;
  private ProbeLog log;
  private String suite = "";
  private boolean serverHelloSeen;
  private boolean alertSeen;
  private int encryptedAlert;
  private boolean renegotiated;

  RecordTap(ProbeLog log) {
    this.log = log;
  }

  void goOn(ProbeLog next) {
    log = next;
  }

  void received(byte[] bytes, int length) {
    scan(bytes, length, in);
  }

  void sent(byte[] bytes, int length) {
    scan(bytes, length, out);
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

  boolean notTls() {
    return in.broken && !in.any;
  }

  private void scan(byte[] bytes, int length, Direction d) {
    int at = 0;
    while (at < length && !d.broken) {
      int left = d.header.contentLeft();
      if (left > 0) {
        int n = Math.min(left, length - at);
        int kept = Math.min(n, d.content.length - d.kept);
        System.arraycopy(bytes, at, d.content, d.kept, kept);
        d.kept += kept;
        d.header.skip(n);
        at += n;
        if (n == left) {
          complete(d);
        }
      } else if (d.header.next(bytes[at++])) {
        if (d.header.plausible()) {
          begins(d);
          d.any = true;
        } else {
          d.broken = true;
        }
        if (notTls()) {
          log.came(new Event.NotTls(shown(bytes, length)));
        }
      }
    }
  }

  private void begins(Direction d) {
    int type = d.header.type();
    boolean clear = !d.encrypted;
    d.content = new byte[clear && d == in ? Math.min(d.header.length(), MOST_KEPT) : 0];
    d.kept = 0;
    if (type == RecordHeader.CHANGE_CIPHER_SPEC) {
      d.cipherChanged = true;
      d.encrypted = true;
    } else if (type == RecordHeader.HANDSHAKE) {
      handshake(d);
    } else if (type == RecordHeader.ALERT && !clear && d == in) {
      encryptedAlert = d.header.length();
    }
  }

  private void handshake(Direction d) {
    if (d.cipherChanged && !d.finished) {
      d.finished = true;
      if (renegotiation == Renegotiation.ANSWERED && in.finished && out.finished) {
        renegotiation = Renegotiation.NONE;
        renegotiated = true;
      }
    } else if (in.finished && out.finished && d == in) {
      int length = d.header.length();
      renegotiation = Renegotiation.REQUESTED;
      log.came(new Event.HelloRequest(length, RecordLengths.proof(suite, length)));
      in.cipherChanged = in.finished = false;
      out.cipherChanged = out.finished = false;
    } else if (renegotiation == Renegotiation.REQUESTED && d == out) {
      renegotiation = Renegotiation.ANSWERED;
      log.sent(new Event.RenegotiationAnswered(d.header.length()));
    }
  }

  private void complete(Direction d) {
    if (d != in || d.encrypted) {
      return;
    }
    if (d.header.type() == RecordHeader.ALERT && d.kept == 2) {
      alertSeen = true;
      log.came(new Event.Alert(d.content[0], d.content[1] & 0xff, 2));
    } else if (d.header.type() == RecordHeader.HANDSHAKE && !serverHelloSeen) {
      serverHello(ServerHelloFacts.read(d.content, d.kept));
    }
  }

  private void serverHello(@Nullable ServerHelloFacts facts) {
    if (facts != null) {
      serverHelloSeen = true;
      suite = CipherSuite.of(facts.suite()).name();
      String version = ProtocolVersion.name(facts.version());
      log.came(new Event.ServerHello(version, suite, facts.secureRenegotiation()));
    }
  }

  private static String shown(byte[] bytes, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(length, 32); i++) {
      text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
    }
    return text.toString();
  }
}
