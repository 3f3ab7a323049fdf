package dev.sallyport.capture.tls;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.tls.TlsDirection.State;
import dev.sallyport.capture.trail.FirstBytes;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tls.AlertDescription;
import dev.sallyport.wire.tls.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A TLS connection of a capture, opened where keys allow. A direction that needs what the other one
 * has not brought yet waits, to {@link #MOST_WAITING} bytes. Not thread-safe.
 */
public final class TlsConnection implements Conversation {
  private static final long MOST_WAITING = 1 << 20;

  private final Handshakes handshakes;
  private final ClosedRecords closed;
  private final Conversation inner;
  private final Story story;
  private final Negotiation first = new Negotiation(false);
  private final TlsDirection client;
  private final TlsDirection origin;
  private final RecordReader clientRecords;
  private final RecordReader originRecords;

  /**
   * @param inner takes the application data that was opened
   */
  public TlsConnection(Story story, SessionSecrets secrets, Conversation inner) {
    this.story = story;
    this.inner = inner;
    this.client = new TlsDirection(Side.CLIENT, first, secrets.scratch());
    this.origin = new TlsDirection(Side.ORIGIN, first, secrets.scratch());
    this.clientRecords = new RecordReader(new Incoming(client));
    this.originRecords = new RecordReader(new Incoming(origin));
    story.secured("TLS");
    this.handshakes = new Handshakes(story, secrets, client, origin);
    this.closed = handshakes.closed();
  }

  @Override
  public void bytes(Side from, byte[] array, int offset, int length, Moment at) {
    direction(from).bytesSeen = true;
    (from == Side.CLIENT ? clientRecords : originRecords).read(array, offset, length, at);
    pump();
  }

  @Override
  public void gap(Side from, long bytes, Gap why, Moment at) {
    (from == Side.CLIENT ? clientRecords : originRecords).gap(bytes, why, at);
    pump();
  }

  @Override
  public void end(Side from, Moment at) {
    add(direction(from), new Item.End(at));
    pump();
  }

  @Override
  public void finish(Moment at) {
    release();
    inner.finish(at);
  }

  /** Nothing that was waited for will come any more. */
  private void release() {
    if (client.queue.isEmpty() && origin.queue.isEmpty()) {
      return;
    }
    boolean oneSided = !client.bytesSeen || !origin.bytesSeen;
    WhyNot why = oneSided ? WhyNot.ONE_SIDE_ONLY : WhyNot.PACKET_LOST;
    for (TlsDirection direction : new TlsDirection[] {client, origin}) {
      direction.negotiation.lost(Side.CLIENT, why);
      direction.negotiation.lost(Side.ORIGIN, why);
    }
    pump();
  }

  private void pump() {
    boolean moved = true;
    while (moved) {
      moved = drain(client);
      moved |= drain(origin);
    }
    if (client.queuedBytes > MOST_WAITING || origin.queuedBytes > MOST_WAITING) {
      release();
    }
  }

  private boolean drain(TlsDirection direction) {
    boolean moved = false;
    while (!direction.queue.isEmpty() && !waits(direction, direction.queue.peek())) {
      Item item = direction.queue.poll();
      if (item instanceof Item.Whole whole) {
        direction.queuedBytes -= whole.content().length;
      }
      take(direction, item);
      moved = true;
    }
    return moved;
  }

  private boolean waits(TlsDirection direction, @Nullable Item item) {
    if (direction.state == State.WAITING) {
      return !handshakes.resume(direction);
    }
    return direction.state == State.CLEAR
        && item instanceof Item.Whole whole
        && waits(direction, whole.header()[0] & 0xff);
  }

  private boolean waits(TlsDirection direction, int type) {
    return switch (direction.state) {
      case WAITING -> !handshakes.resume(direction);
      case CLEAR ->
          switch (type) {
            // RFC 8446 appendix D.4: it may stand between a retry and the second ClientHello
            case RecordHeader.CHANGE_CIPHER_SPEC ->
                !direction.tls13() && !handshakes.settled(direction);
            case RecordHeader.APPLICATION_DATA -> !handshakes.settled(direction);
            default -> false;
          };
      default -> false;
    };
  }

  private void add(TlsDirection direction, Item item) {
    if (direction.queue.isEmpty() && !waits(direction, item)) {
      take(direction, item);
    } else {
      direction.queue.add(item);
    }
  }

  private void take(TlsDirection direction, Item item) {
    switch (item) {
      case Item.Whole r ->
          record(direction, r.header(), r.content(), 0, r.content().length, r.at());
      case Item.Damaged r -> damaged(direction, r.header(), r.why(), r.at());
      case Item.Missing m -> missing(direction, m.bytes(), m.why(), m.at());
      case Item.End end -> end(direction, end.at());
    }
  }

  private void record(
      TlsDirection direction, byte[] header, byte[] array, int offset, int length, Moment at) {
    int type = header[0] & 0xff;
    switch (direction.state) {
      case CLEAR -> clear(direction, header, array, offset, length, at);
      case WAITING, SHUT -> closed.record(direction, type, length, at);
      default -> {
        if (direction.tls13() && type != RecordHeader.APPLICATION_DATA) {
          return; // RFC 8446 appendix D.4: ChangeCipherSpec for middleboxes
        }
        opened(direction, header, array, offset, length, at);
      }
    }
  }

  private void clear(
      TlsDirection direction, byte[] header, byte[] array, int offset, int length, Moment at) {
    switch (header[0] & 0xff) {
      case RecordHeader.CHANGE_CIPHER_SPEC -> {
        if (!direction.tls13()) {
          handshakes.changeCipher(direction, at);
        }
      }
      case RecordHeader.ALERT -> handshakes.alert(direction, array, offset, length, length, at);
      case RecordHeader.HANDSHAKE -> {
        if (!handshakes.read(direction, array, offset, length, length, at)) {
          handshakes.startedLate(direction, at);
          record(direction, header, array, offset, length, at);
        }
      }
      case RecordHeader.APPLICATION_DATA -> {
        if (direction.tls13()) {
          handshakes.encrypt13(direction, at);
        } else {
          handshakes.startedLate(direction, at);
        }
        record(direction, header, array, offset, length, at);
      }
      default -> {}
    }
  }

  private void opened(
      TlsDirection direction, byte[] header, byte[] array, int offset, int length, Moment at) {
    int content = handshakes.open(direction, header, array, offset, length, at);
    int type = header[0] & 0xff;
    if (direction.state == State.SHUT) {
      closed.record(direction, type, length, at);
      return;
    }
    if (content < 0) {
      lostContent(direction, type, length, at);
      return;
    }
    byte[] plain = direction.opened();
    if (direction.tls13()) {
      // RFC 8446 section 5.2: zeros may follow the type
      while (content > 0 && plain[content - 1] == 0) {
        content--;
      }
      if (content == 0) {
        return;
      }
      type = plain[--content] & 0xff;
    }
    switch (type) {
      case RecordHeader.CHANGE_CIPHER_SPEC -> handshakes.changeCipher(direction, at);
      case RecordHeader.ALERT -> {
        handshakes.alert(direction, plain, 0, content, length, at);
        if (content >= 2 && plain[1] == AlertDescription.CLOSE_NOTIFY.number()) {
          end(direction, at); // RFC 9112 section 9.8: it ends a body, as FIN does in clear
        }
      }
      case RecordHeader.HANDSHAKE -> handshakes.read(direction, plain, 0, content, length, at);
      case RecordHeader.APPLICATION_DATA -> {
        handshakes.applicationData(direction, at);
        if (content > 0) {
          story.opened();
          inner.bytes(direction.side, plain, 0, content, at);
        }
      }
      default -> {}
    }
  }

  /** A side says nothing more: by close_notify, or by FIN alone. */
  private void end(TlsDirection direction, Moment at) {
    if (!direction.ended) {
      direction.ended = true;
      inner.end(direction.side, at);
    }
  }

  private void lostContent(TlsDirection direction, int type, int length, Moment at) {
    RecordProtection with = direction.protection;
    if (type == RecordHeader.APPLICATION_DATA && direction.state == State.OPEN) {
      long bytes = with == null ? -1 : with.contentBytes(length);
      inner.gap(direction.side, bytes, Gap.PACKET_LOST, at);
    }
  }

  private void damaged(TlsDirection direction, byte[] header, Gap why, Moment at) {
    int type = header[0] & 0xff;
    int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
    handshakes.incomplete(direction, why);
    switch (direction.state) {
      case CLEAR -> {
        if (type == RecordHeader.APPLICATION_DATA) {
          handshakes.startedLate(direction, at);
        }
      }
      case WAITING, SHUT -> closed.record(direction, type, length, at);
      default -> {
        direction.passed();
        lostContent(direction, type, length, at);
      }
    }
  }

  private void missing(TlsDirection direction, long bytes, Gap why, Moment at) {
    handshakes.incomplete(direction, why);
    direction.missing(bytes);
    RecordProtection with = direction.protection;
    if (with != null && !with.survivesLoss()) {
      direction.shut();
      story.closed(at, direction.side, WhyNot.PACKET_LOST.reason());
    }
    if (direction.state != State.CLEAR) {
      inner.gap(direction.side, -1, why, at);
    }
  }

  private TlsDirection direction(Side side) {
    return side == Side.CLIENT ? client : origin;
  }

  /** From records to items that are taken at once or wait. */
  private final class Incoming implements RecordReader.Records {
    private final TlsDirection direction;

    Incoming(TlsDirection direction) {
      this.direction = direction;
    }

    @Override
    public void record(byte[] header, byte[] array, int offset, int length, Moment at) {
      if (direction.queue.isEmpty() && !waits(direction, header[0] & 0xff)) {
        TlsConnection.this.record(direction, header, array, offset, length, at);
        return;
      }
      byte[] copy = new byte[length];
      System.arraycopy(array, offset, copy, 0, length);
      direction.queuedBytes += length;
      direction.queue.add(new Item.Whole(header.clone(), copy, at));
    }

    @Override
    public void ssl2Hello(byte[] array, int offset, int length, Moment at) {
      handshakes.ssl2Hello(direction, array, offset, length, at);
    }

    @Override
    public void notTls(byte[] array, int offset, int length, Moment at) {
      boolean answer =
          direction.side == Side.ORIGIN && first.client != null && first.server == null;
      if (answer) { // else the capture may have begun within a record
        story.sent(at, Side.ORIGIN, new Event.NotTls(FirstBytes.shown(array, offset, length)));
      }
    }

    @Override
    public void damaged(byte[] header, Gap why, Moment at) {
      add(direction, new Item.Damaged(header.clone(), why, at));
    }

    @Override
    public void unknown(long bytes, Gap why, Moment at) {
      add(direction, new Item.Missing(bytes, why, at));
    }
  }
}
