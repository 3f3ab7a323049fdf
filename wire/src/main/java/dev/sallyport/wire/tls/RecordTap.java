package dev.sallyport.wire.tls;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sees the TLS records of one connection to an origin, in both directions. Types and lengths are
 * clear up to TLS 1.2, and with them a handshake inside the tunnel: after both sides' Finished, a
 * handshake record from the origin is its HelloRequest (RFC 5246 section 7.4.1.1). Not thread-safe.
 */
public final class RecordTap {

  /** Told at the moment a record's header (or, for clear alerts, its content) has passed. */
  public interface Listener {
    /** The peer's first bytes are no TLS record. */
    void notTls(String shown);

    void serverHello(ServerHelloFacts facts);

    void clearAlert(boolean fromOrigin, int level, int description);

    void encryptedAlert(boolean fromOrigin, int recordLength);

    void helloRequest(int recordLength);

    void renegotiationAnswered(int recordLength);

    /** Both sides' Finished of a handshake inside the tunnel have passed. */
    void renegotiationDone();
  }

  private enum Renegotiation {
    NONE,
    REQUESTED,
    ANSWERED
  }

  private static final class Direction {
    final RecordHeader header = new RecordHeader();
    final boolean fromOrigin;
    byte[] kept = new byte[0];
    int keptLength;
    boolean any;
    boolean broken;
    boolean everEncrypted;
    boolean cipherChanged;
    boolean finished;

    Direction(boolean fromOrigin) {
      this.fromOrigin = fromOrigin;
    }
  }

  private static final int MAX_KEPT = 2048;

  private final Listener listener;
  private final Direction in = new Direction(true);
  private final Direction out = new Direction(false);
  private Renegotiation renegotiation = Renegotiation.NONE;
  private boolean serverHelloSeen;

  public RecordTap(Listener listener) {
    this.listener = listener;
  }

  /** Bytes of the origin's; the buffer stays as it is. */
  public void received(ByteBuffer bytes) {
    scan(bytes, in);
  }

  /** Bytes that go to the origin; the buffer stays as it is. */
  public void sent(ByteBuffer bytes) {
    scan(bytes, out);
  }

  private void scan(ByteBuffer buf, Direction d) {
    int i = buf.position();
    int end = buf.limit();
    RecordHeader header = d.header;
    while (i < end && !d.broken) {
      int left = header.contentLeft();
      if (left > 0) {
        int n = Math.min(left, end - i);
        keep(buf, i, n, d);
        header.skip(n);
        i += n;
        if (n == left) {
          complete(d);
        }
      } else if (header.next(buf.get(i++))) {
        if (!header.plausible()) {
          d.broken = true;
          if (!d.any && d.fromOrigin) {
            listener.notTls(printable(buf));
          }
          return;
        }
        d.any = true;
        begins(d);
      }
    }
  }

  private void begins(Direction d) {
    int type = d.header.type();
    int length = d.header.length();
    if (type == RecordHeader.HANDSHAKE) {
      handshakeRecord(d, length);
    } else if (type == RecordHeader.CHANGE_CIPHER_SPEC) {
      d.cipherChanged = true;
      d.everEncrypted = true;
    } else if (type == RecordHeader.ALERT && d.everEncrypted) {
      listener.encryptedAlert(d.fromOrigin, length);
    }
    boolean keeps =
        !d.everEncrypted
            && (type == RecordHeader.ALERT
                || type == RecordHeader.HANDSHAKE && d.fromOrigin && !serverHelloSeen);
    d.kept = keeps ? new byte[Math.min(length, MAX_KEPT)] : d.kept;
    d.keptLength = keeps ? 0 : -1;
  }

  private void handshakeRecord(Direction d, int length) {
    if (d.cipherChanged && !d.finished) {
      d.finished = true;
      if (renegotiation == Renegotiation.ANSWERED && in.finished && out.finished) {
        renegotiation = Renegotiation.NONE;
        listener.renegotiationDone();
      }
    } else if (in.finished && out.finished && d.fromOrigin) {
      renegotiation = Renegotiation.REQUESTED;
      in.cipherChanged = false;
      in.finished = false;
      out.cipherChanged = false;
      out.finished = false;
      listener.helloRequest(length);
    } else if (renegotiation == Renegotiation.REQUESTED && !d.fromOrigin) {
      renegotiation = Renegotiation.ANSWERED;
      listener.renegotiationAnswered(length);
    }
  }

  private static void keep(ByteBuffer buf, int at, int n, Direction d) {
    if (d.keptLength >= 0) {
      int room = Math.min(n, d.kept.length - d.keptLength);
      buf.get(at, d.kept, d.keptLength, room);
      d.keptLength += room;
    }
  }

  private void complete(Direction d) {
    if (d.keptLength < 0) {
      return;
    }
    if (d.header.type() == RecordHeader.ALERT && d.keptLength == 2) {
      listener.clearAlert(d.fromOrigin, d.kept[0] & 0xff, d.kept[1] & 0xff);
    } else if (d.header.type() == RecordHeader.HANDSHAKE && d.fromOrigin) {
      ServerHelloFacts facts = ServerHelloFacts.read(d.kept, d.keptLength);
      if (facts != null) {
        serverHelloSeen = true;
        listener.serverHello(facts);
      }
    }
    d.keptLength = -1;
  }

  private static String printable(ByteBuffer buf) {
    char[] shown = new char[Math.min(32, buf.remaining())];
    Arrays.fill(shown, '.');
    for (int i = 0; i < shown.length; i++) {
      byte b = buf.get(buf.position() + i);
      if (b >= ' ' && b < 0x7f) {
        shown[i] = (char) b;
      }
    }
    return new String(shown);
  }
}
