package dev.sallyport.capture.tls;

import dev.sallyport.capture.flow.Conversation.Gap;
import dev.sallyport.capture.tls.TlsDirection.State;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.tls.ClientHello;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.security.GeneralSecurityException;

/** The handshakes of one connection, one after the other, and the keys that come of them. */
final class Handshakes {
  private final Story story;
  private final SessionSecrets secrets;
  private final SecretFinder finder;
  private final ClosedRecords closed;
  private final Tls13Keys tls13Keys;
  private final HandshakeMessageReader messages;
  private final HandshakeReader clientMessages;
  private final HandshakeReader originMessages;
  private boolean everOpened;

  Handshakes(Story story, SessionSecrets secrets, TlsDirection client, TlsDirection origin) {
    this.story = story;
    this.secrets = secrets;
    this.finder = new SecretFinder(secrets);
    this.closed = new ClosedRecords(story, this::finished);
    this.tls13Keys = new Tls13Keys(story, secrets);
    this.messages = new HandshakeMessageReader(story, this);
    this.clientMessages = new HandshakeReader((t, m, n, at) -> message(client, t, m, n, at));
    this.originMessages = new HandshakeReader((t, m, n, at) -> message(origin, t, m, n, at));
  }

  ClosedRecords closed() {
    return closed;
  }

  /** Whether it is known how a side's records go on behind its clear ones. */
  boolean settled(TlsDirection direction) {
    Negotiation current = direction.negotiation;
    boolean version = current.server != null || current.serverLost != null;
    return direction.side == Side.CLIENT
        ? version || current.client == null
        : current.server == null || current.client != null || current.clientLost != null;
  }

  boolean read(
      TlsDirection direction, byte[] content, int offset, int length, int recordLength, Moment at) {
    return reader(direction).read(content, offset, length, recordLength, at);
  }

  void ssl2Hello(TlsDirection direction, byte[] array, int offset, int length, Moment at) {
    Negotiation current = direction.negotiation;
    try {
      ClientHello hello = ClientHello.readSsl2(new Cursor(array, offset, offset + length));
      current.client = hello;
      messages.tell(hello, at);
    } catch (Overrun e) {
      current.lost(Side.CLIENT, WhyNot.PACKET_LOST);
    }
  }

  private HandshakeReader reader(TlsDirection direction) {
    return direction.side == Side.CLIENT ? clientMessages : originMessages;
  }

  private void message(
      TlsDirection direction, int type, byte[] message, int recordLength, Moment at) {
    try {
      messages.message(direction, type, message, recordLength, at);
    } catch (Overrun e) {
      story.sent(
          at,
          direction.side,
          new Event.Malformed("tls", "a handshake message of type " + type + " that breaks off"));
    }
  }

  /** A side's records are encrypted with other keys from here on (RFC 5246 section 7.1). */
  void changeCipher(TlsDirection direction, Moment at) {
    boolean helloLost = direction.negotiation.finishedBy(direction.side);
    Negotiation current = direction.beginAfterFinished();
    if (direction.side == Side.CLIENT) {
      current.clientChanged = true;
    }
    if (helloLost) {
      current.lost(direction.side, direction.gap == null ? WhyNot.PACKET_LOST : direction.gap);
    }
    direction.state = State.WAITING;
    direction.changedAt = at;
    resume(direction);
  }

  /** Goes on where keys were waited for; false where they are still missing. */
  boolean resume(TlsDirection direction) {
    Negotiation current = direction.negotiation;
    if (!current.ready(direction.side)) {
      return false;
    }
    MasterSecret secret = current.secret;
    if (secret == null) {
      secret = finder.find(current, everOpened);
      current.secret = secret;
    }
    switch (secret) {
      case MasterSecret.Unknown unknown -> shut(direction, unknown.reason());
      case MasterSecret.Known known -> protect(direction, known.master());
    }
    return true;
  }

  private void protect(TlsDirection direction, byte[] master) {
    Negotiation current = direction.negotiation;
    ServerHello server = current.server;
    ClientHello hello = current.client;
    if (server == null || hello == null) {
      shut(direction, WhyNot.PACKET_LOST.reason());
      return;
    }
    try {
      direction.protect(Protections.of(server, master, hello.random(), direction.side), State.OPEN);
      secrets.used("CLIENT_RANDOM", hello.random(), master);
      byte[] ticket = current.ticket;
      if (ticket != null) {
        secrets.remember(ticket, master);
      }
    } catch (GeneralSecurityException e) {
      shut(direction, WhyNot.CIPHER_NOT_SUPPORTED.reason(server.suite().name()));
    }
  }

  /** TLS 1.3: a side's first encrypted record. */
  void encrypt13(TlsDirection direction, Moment at) {
    direction.changedAt = at;
    tls13Keys.begin(direction);
  }

  /** Opens a record; -1 where it stays closed. */
  int open(TlsDirection direction, byte[] header, byte[] array, int offset, int length, Moment at) {
    int content = direction.open(header, array, offset, length);
    if (content >= 0) {
      everOpened = true;
      if (direction.state == State.TRIAL) {
        direction.state = State.OPEN;
      }
      return content;
    }
    if (direction.tls13()) {
      int other = tls13Keys.otherKeys(direction, header, array, offset, length);
      if (other != RecordProtection.NOT_OPENED) {
        return other;
      }
    }
    if (!direction.proved() && !direction.inDoubt()) {
      direction.changedAt = at;
      shut(direction, reason(direction, WhyNot.KEY_DOES_NOT_FIT));
    } else if (direction.hopeless()) {
      direction.changedAt = at;
      shut(direction, reason(direction, WhyNot.RECORD_BROKEN));
    } else {
      direction.skip();
    }
    return RecordProtection.NOT_OPENED;
  }

  /** Application data was read: that ends a handshake whose Finished was lost or not opened. */
  void applicationData(TlsDirection direction, Moment at) {
    Negotiation current = direction.negotiation;
    if (direction.tls13() && !current.finished() && direction.state == State.OPEN) {
      finished(current, Side.ORIGIN, at);
      finished(current, Side.CLIENT, at);
    } else if (!direction.tls13() && !current.finishedBy(direction.side)) {
      finished(current, direction.side, at);
    }
  }

  void alert(
      TlsDirection direction, byte[] bytes, int offset, int length, int recordLength, Moment at) {
    if (length >= 2) {
      story.sent(
          at,
          direction.side,
          new Event.Alert(bytes[offset] & 0xff, bytes[offset + 1] & 0xff, recordLength));
    }
  }

  /** A side's Finished was seen. */
  void finished(Negotiation current, Side side, Moment at) {
    boolean before = current.finished();
    current.finished(side);
    ServerHello server = current.server;
    if (before || !current.finished()) {
      return;
    }
    if (current.inside) {
      story.did(at, Side.CLIENT, new Event.RenegotiationDone(current.clientCertificate), 0);
    } else if (server != null) {
      story.did(
          at,
          Side.CLIENT,
          new Event.HandshakeDone(
              ProtocolVersion.name(server.version()),
              server.suite().name(),
              current.resumed(),
              current.clientCertificate),
          0);
    }
  }

  void finished13(TlsDirection direction) {
    if (direction.state != State.HANDSHAKE) {
      return; // RFC 8446 section 4.6.2: a Finished behind the handshake changes no keys
    }
    tls13Keys.application(direction);
  }

  void keyUpdate(TlsDirection direction) {
    tls13Keys.update(direction);
  }

  void endOfEarlyData(TlsDirection direction) {
    tls13Keys.handshake(direction);
  }

  /** Encrypted records came where a handshake was expected. */
  void startedLate(TlsDirection direction, Moment at) {
    direction.changedAt = at;
    Negotiation current = direction.negotiation;
    if (current.client != null && current.server != null && !direction.tls13()) {
      direction.state = State.WAITING;
      if (resume(direction)) {
        return;
      }
    }
    boolean nothingSeen = current.client == null && current.server == null;
    WhyNot why = nothingSeen ? WhyNot.CAPTURE_STARTED_LATE : WhyNot.PACKET_LOST;
    current.lost(Side.CLIENT, why);
    current.lost(Side.ORIGIN, why);
    current.clientFinished = true;
    current.serverFinished = true;
    shut(direction, (current.clientLost == null ? why : current.clientLost).reason());
  }

  /** Messages of a side may have been in what the capture lacks. */
  void incomplete(TlsDirection direction, Gap why) {
    reader(direction).reset();
    Negotiation current = direction.negotiation;
    WhyNot reason = why == Gap.SNAPLEN_CUT ? WhyNot.SNAPLEN_CUT : WhyNot.PACKET_LOST;
    direction.gap = direction.gap == null ? reason : direction.gap;
    if (current.finishedBy(direction.side)) {
      return;
    }
    if (direction.side == Side.ORIGIN) {
      current.serverGap = true;
      if (current.server == null) {
        current.lost(Side.ORIGIN, reason);
      }
    } else if (current.client == null || current.keyExchange == null) {
      current.lost(Side.CLIENT, reason);
    }
  }

  /** What is missing explains more than that something does not fit. */
  private static String reason(TlsDirection direction, WhyNot otherwise) {
    WhyNot gap = direction.gap;
    return (gap == null ? otherwise : gap).reason();
  }

  private void shut(TlsDirection direction, String reason) {
    direction.shut();
    Moment at = direction.changedAt;
    if (at != null) {
      story.closed(at, direction.side, reason);
    }
  }
}
