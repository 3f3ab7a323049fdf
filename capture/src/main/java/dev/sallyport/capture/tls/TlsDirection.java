package dev.sallyport.capture.tls;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How far one direction of a TLS connection is, and what opens its records. */
final class TlsDirection {
  /** Sequence numbers that are tried behind records of which nobody knows how many they were. */
  private static final int MOST_TRIED = 4_096;

  /** Records that may stay closed in a row before the direction is given up. */
  private static final int MOST_FAILURES = 8;

  enum State {
    CLEAR,
    /** ChangeCipherSpec was seen, the keys are not known yet. */
    WAITING,
    OPEN,
    /** TLS 1.3: 0-RTT data, then the handshake. */
    EARLY,
    /** TLS 1.3: under the handshake's keys. */
    HANDSHAKE,
    /** TLS 1.3: the handshake's keys are not known, the later ones are. */
    TRIAL,
    SHUT
  }

  final Side side;
  final Deque<Item> queue = new ArrayDeque<>(0);
  long queuedBytes;
  State state = State.CLEAR;
  @Nullable RecordProtection protection;
  byte @Nullable [] trafficSecret;
  boolean bytesSeen;
  boolean ended;

  /** The handshake that this direction is in or had last. */
  Negotiation negotiation;

  /** Why something of this direction is not there; null while nothing is missing. */
  @Nullable WhyNot gap;

  /** Where the keys changed last. */
  @Nullable Moment changedAt;

  private long sequence;
  private long doubt;
  private int failures;
  private boolean proved;
  private final Scratch scratch;

  /**
   * @param scratch shared by all connections, since content is handed on at once
   */
  TlsDirection(Side side, Negotiation negotiation, Scratch scratch) {
    this.side = side;
    this.scratch = scratch;
    this.negotiation = negotiation;
  }

  byte[] opened() {
    return scratch.bytes(0);
  }

  void protect(RecordProtection next, State then) {
    protection = next;
    sequence = 0;
    doubt = state == State.WAITING || state == State.CLEAR ? doubt : 0;
    failures = 0;
    proved = false;
    state = then;
  }

  /** Goes on with the keys by which another view of this direction opened a record. */
  void adopt(TlsDirection trial, State then) {
    protection = trial.protection;
    sequence = trial.sequence;
    doubt = 0;
    failures = 0;
    proved = true;
    state = then;
  }

  /** As many records may be missing as in that direction. */
  void missingAs(TlsDirection other) {
    doubt = other.doubt;
  }

  /** Whether these keys opened something. */
  boolean proved() {
    return proved;
  }

  boolean inDoubt() {
    return doubt > 0;
  }

  /** Records in a row that stayed closed. */
  int failures() {
    return failures;
  }

  boolean tls13() {
    ServerHello server = negotiation.server;
    return negotiation.retried || server != null && server.version() == ProtocolVersion.TLS_1_3;
  }

  /** Goes on to the next handshake where this side's part of the last one is over. */
  Negotiation beginAfterFinished() {
    if (negotiation.finishedBy(side)) {
      negotiation = negotiation.next();
    }
    return negotiation;
  }

  void shut() {
    state = State.SHUT;
    protection = null;
  }

  /** A record went by without being opened. */
  void passed() {
    sequence++;
  }

  /** Up to so many bytes of records are missing. */
  void missing(long bytes) {
    doubt = Math.min(MOST_TRIED, doubt + 1 + bytes / 22);
  }

  boolean hopeless() {
    return failures > MOST_FAILURES;
  }

  /** Opens a record; the content is in {@link #opened}. */
  int open(byte[] header, byte[] array, int offset, int length) {
    RecordProtection with = protection;
    if (with == null) {
      return RecordProtection.NOT_OPENED;
    }
    byte[] opened = scratch.bytes(length);
    long most = with.survivesLoss() ? doubt : 0;
    for (long ahead = 0; ahead <= most; ahead++) {
      int content = with.open(sequence + ahead, header, array, offset, length, opened);
      if (content != RecordProtection.NOT_OPENED) {
        sequence += ahead + 1;
        doubt = 0;
        proved = true;
        failures = 0;
        return content;
      }
    }
    with.passed(array, offset, length);
    failures++;
    return RecordProtection.NOT_OPENED;
  }

  /** The record that could not be opened counts all the same. */
  void skip() {
    sequence++;
    doubt = Math.max(doubt, 2);
  }
}
