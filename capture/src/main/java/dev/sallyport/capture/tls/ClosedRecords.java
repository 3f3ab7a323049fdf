package dev.sallyport.capture.tls;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Proof;
import dev.sallyport.diagnosis.trail.RecordLengths;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tls.RecordHeader;
import dev.sallyport.wire.tls.ServerHello;

/**
 * What records tell that stay closed: in TLS 1.2 and below type and length are in clear, and with
 * them HelloRequest, its answer and alerts; in TLS 1.3 only who spoke when and how much.
 */
final class ClosedRecords {
  /** Content type, level, description and tag of an alert in TLS 1.3 without padding. */
  private static final int ALERT_13_BYTES = 2 + 1 + 16;

  interface FinishedSeen {
    void finished(Negotiation negotiation, Side side, Moment at);
  }

  private final Story story;
  private final FinishedSeen finishedSeen;
  private final Bursts bursts;
  private boolean helloRequested;
  private boolean renegotiating;
  private boolean clientChanged;
  private boolean serverChanged;
  private boolean clientFinishedAgain;
  private boolean serverFinishedAgain;

  ClosedRecords(Story story, FinishedSeen finishedSeen) {
    this.story = story;
    this.finishedSeen = finishedSeen;
    this.bursts = new Bursts(story);
  }

  void record(TlsDirection direction, int type, int length, Moment at) {
    Side side = direction.side;
    ServerHello server = direction.negotiation.server;
    if (direction.tls13()) {
      record13(direction, type, length, at);
      return;
    }
    switch (type) {
      case RecordHeader.CHANGE_CIPHER_SPEC -> changed(side);
      case RecordHeader.ALERT -> story.sent(at, side, new Event.Alert(-1, -1, length));
      case RecordHeader.HANDSHAKE -> handshake(direction, length, at);
      case RecordHeader.APPLICATION_DATA -> {
        boolean http1 = server != null && !"h2".equals(server.alpn());
        bursts.record(side, length, http1, at);
      }
      default -> {}
    }
  }

  /** A side's first record behind its hello is its Finished; behind the client's comes data. */
  private void record13(TlsDirection direction, int type, int length, Moment at) {
    Side side = direction.side;
    if (type != RecordHeader.APPLICATION_DATA) {
      return;
    }
    Negotiation current = direction.negotiation;
    if (!current.finished()) {
      if (side == Side.CLIENT) {
        finishedSeen.finished(current, Side.ORIGIN, at);
        finishedSeen.finished(current, Side.CLIENT, at);
      }
    } else if (length == ALERT_13_BYTES) {
      story.sent(at, side, new Event.Alert(-1, -1, length));
    } else if (side == Side.CLIENT || bursts.begun()) {
      bursts.record(side, length, false, at);
    }
  }

  private void changed(Side side) {
    if (side == Side.CLIENT) {
      clientChanged = true;
    } else {
      serverChanged = true;
    }
  }

  private void handshake(TlsDirection direction, int length, Moment at) {
    Side side = direction.side;
    if (!direction.negotiation.inside && !direction.negotiation.finishedBy(side)) {
      finishedSeen.finished(direction.negotiation, side, at);
      return;
    }
    boolean changed = side == Side.CLIENT ? clientChanged : serverChanged;
    if (changed) {
      finishedAgain(side, at);
    } else if (!renegotiating && side == Side.ORIGIN) {
      helloRequested = true;
      story.sent(at, side, new Event.HelloRequest(length, proof(direction, length)));
    } else if (!renegotiating) {
      renegotiating = true;
      if (helloRequested) {
        helloRequested = false;
        story.sent(at, side, new Event.RenegotiationAnswered(length));
      } else {
        story.sent(at, side, new Event.TlsRecord(RecordHeader.HANDSHAKE, length));
      }
    }
  }

  private void finishedAgain(Side side, Moment at) {
    if (side == Side.CLIENT) {
      clientFinishedAgain = true;
    } else {
      serverFinishedAgain = true;
    }
    if (clientFinishedAgain && serverFinishedAgain) {
      renegotiating = false;
      clientChanged = false;
      serverChanged = false;
      clientFinishedAgain = false;
      serverFinishedAgain = false;
      story.did(at, Side.CLIENT, new Event.RenegotiationDone(false), 0);
    }
  }

  private static Proof proof(TlsDirection direction, int length) {
    ServerHello server = direction.negotiation.server;
    if (server == null) {
      return Proof.RECORD_TYPE;
    }
    return RecordLengths.proof(
        server.suite().name(), server.version(), server.encryptThenMac(), length);
  }
}
